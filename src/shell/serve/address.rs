//! Where the server listens, and by which names it may be called.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, TcpListener};

use super::super::error::Error;

/// The default port.
const PORT: u16 = 4040;
/// How many ports after it are tried if it is taken.
const TRIED: u16 = 100;

/// A socket that listens, and what leads to it.
#[derive(Debug)]
pub struct Address {
    pub listener: TcpListener,
    /// As in a URL: `127.0.0.1:4040`.
    pub authority: String,
    /// The default port, if another program uses it.
    pub taken: Option<u16>,
    pub hosts: Hosts,
}

/// Listens at that port, or at the next free one if none is asked for.
///
/// # Errors
/// If the port is taken, or the system refuses: a port below 1024, or a host that is not this
/// machine.
pub fn listen(host: &str, port: Option<u16>) -> Result<Address, Error> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let ports = port.map_or(PORT..=PORT + TRIED, |port| port..=port);
    let mut outcome = Err(ErrorKind::AddrInUse.into());
    for tried in ports {
        outcome = TcpListener::bind((bare, tried));
        let is_taken = |err: &io::Error| err.kind() == ErrorKind::AddrInUse;
        if !outcome.as_ref().is_err_and(is_taken) {
            break;
        }
    }
    let refused = |source| refused(host, port, source);
    let listener = outcome.map_err(refused)?;
    listener.set_nonblocking(true).map_err(refused)?;
    let bound = listener.local_addr().map_err(refused)?;
    let taken = (port.is_none() && bound.port() != PORT).then_some(PORT);
    Ok(Address { authority: authority(bare, bound), taken, hosts: Hosts::new(bare), listener })
}

fn refused(host: &str, port: Option<u16>, source: io::Error) -> Error {
    let host = host.to_owned();
    match (source.kind(), port) {
        (ErrorKind::AddrInUse, Some(port)) => Error::PortTaken { host, port },
        (ErrorKind::AddrInUse, None) => Error::PortsTaken { host, first: PORT, last: PORT + TRIED },
        _ => Error::Listen { host, source },
    }
}

/// How a browser on this machine calls the server.
fn authority(host: &str, bound: SocketAddr) -> String {
    let port = bound.port();
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) if ip.is_unspecified() => format!("127.0.0.1:{port}"),
        Ok(IpAddr::V6(ip)) if ip.is_unspecified() => format!("[::1]:{port}"),
        Ok(IpAddr::V6(ip)) => format!("[{ip}]:{port}"),
        _ => format!("{host}:{port}"),
    }
}

/// The names of this server. A page elsewhere can make its own name resolve to this machine, and
/// could read what is served here if the server did not refuse other names.
#[derive(Debug, Clone)]
pub struct Hosts {
    names: [String; 4],
    /// A server that listens at all addresses cannot know each; a foreign name is never one.
    any_address: bool,
}

impl Hosts {
    fn new(host: &str) -> Self {
        let any_address = host.parse().is_ok_and(|ip: IpAddr| ip.is_unspecified());
        let names = ["localhost", "127.0.0.1", "::1", host].map(str::to_ascii_lowercase);
        Self { names, any_address }
    }

    /// Whether a `Host` field names this server; any port may follow.
    pub fn allow(&self, host: &str) -> bool {
        let name = match host.strip_prefix('[') {
            Some(rest) => rest.split_once(']').map(|(name, _)| name),
            None => host.split(':').next(),
        };
        let name = name.unwrap_or_default().to_ascii_lowercase();
        self.names.contains(&name) || self.any_address && name.parse::<IpAddr>().is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, Hosts, listen};

    #[test]
    fn a_server_is_called_by_its_own_names() {
        let hosts = Hosts::new("Box.example");
        for own in ["localhost", "LOCALHOST:4040", "127.0.0.1:1", "[::1]:4040", "box.example:80"] {
            assert!(hosts.allow(own), "{own}");
        }
        for foreign in ["", "evil.example", "localhost.evil.example:4040", "192.0.2.1", "[::2]:1"] {
            assert!(!hosts.allow(foreign), "{foreign}");
        }
    }

    #[test]
    fn who_listens_everywhere_is_called_by_any_address_and_no_foreign_name() {
        for everywhere in ["0.0.0.0", "::"] {
            let hosts = Hosts::new(everywhere);
            for own in ["192.0.2.1:4040", "[2001:db8::1]:4040", "localhost"] {
                assert!(hosts.allow(own), "{everywhere} {own}");
            }
            assert!(!hosts.allow("evil.example:4040"), "{everywhere}");
        }
    }

    #[test]
    fn a_port_that_is_asked_for_and_taken_is_an_error() {
        let first = listen("127.0.0.1", Some(0)).expect("some port is free");
        let port = first.listener.local_addr().expect("it is bound").port();
        let err = listen("127.0.0.1", Some(port)).expect_err("the port is taken");
        assert!(matches!(err, Error::PortTaken { port: taken, .. } if taken == port), "{err}");
    }

    #[test]
    fn a_host_that_is_elsewhere_is_an_error() {
        let err = listen("192.0.2.1", Some(0)).expect_err("that is a documentation address");
        assert!(matches!(err, Error::Listen { .. }), "{err}");
    }

    #[test]
    fn an_address_can_be_called() {
        let six = listen("[::1]", Some(0));
        for address in
            [listen("0.0.0.0", Some(0)), listen("localhost", Some(0))].into_iter().chain([six])
        {
            // Not every machine has IPv6.
            let Ok(address) = address else { continue };
            assert!(address.hosts.allow(&address.authority), "{}", address.authority);
        }
    }
}
