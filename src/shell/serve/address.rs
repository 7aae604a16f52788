//! Where the server listens, and by which names it may be called.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};

/// Where it listens if nobody says otherwise.
const PORT: u16 = 4040;
/// How many ports are tried then.
const TRIED: u16 = 100;

/// A socket that listens, and what leads to it.
#[derive(Debug)]
pub struct Address {
    pub listener: TcpListener,
    /// As a URL has it: `127.0.0.1:4040`.
    pub authority: String,
    /// The port that was taken by somebody else.
    pub taken: Option<u16>,
    pub hosts: Hosts,
}

/// Listens at that port, or at the next free one if none is asked for.
///
/// # Errors
///
/// If the port is taken or not ours to take, or the host is not this machine.
pub fn listen(host: &str, port: Option<u16>) -> io::Result<Address> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let ports = port.map_or(PORT..=PORT + TRIED, |port| port..=port);
    let mut outcome = Err(io::ErrorKind::AddrInUse.into());
    for tried in ports {
        outcome = TcpListener::bind((bare, tried));
        let is_taken = |err: &io::Error| err.kind() == io::ErrorKind::AddrInUse;
        if !outcome.as_ref().is_err_and(is_taken) {
            break;
        }
    }
    let listener = outcome.map_err(|err| told(host, port, &err))?;
    listener.set_nonblocking(true)?;
    let bound = listener.local_addr()?;
    let taken = (port.is_none() && bound.port() != PORT).then_some(PORT);
    Ok(Address { authority: authority(bare, bound), taken, hosts: Hosts::new(bare), listener })
}

fn told(host: &str, port: Option<u16>, err: &io::Error) -> io::Error {
    let message = match (err.kind(), port) {
        (io::ErrorKind::AddrInUse, Some(port)) => {
            format!("{host}:{port}: the port is taken; choose another, or leave `--port` out")
        }
        (io::ErrorKind::AddrInUse, None) => {
            let last = PORT + TRIED;
            format!("{host}: the ports {PORT} to {last} are taken; choose one with `--port`")
        }
        _ => format!("{host}: cannot listen there: {err}; choose an address of this machine"),
    };
    io::Error::new(err.kind(), message)
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

/// The names of this server. A page elsewhere can have its own name lead to this machine and read
/// what is served here, unless the server knows what it is called.
#[derive(Debug, Clone)]
pub struct Hosts {
    names: [String; 4],
    /// Whoever listens everywhere cannot know all addresses; a foreign name is never one.
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
    use super::{Hosts, listen};

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
        let wanted =
            format!("127.0.0.1:{port}: the port is taken; choose another, or leave `--port` out");
        assert_eq!(err.to_string(), wanted);
    }

    #[test]
    fn a_host_that_is_elsewhere_is_an_error() {
        let err = listen("192.0.2.1", Some(0)).expect_err("that is a documentation address");
        assert!(err.to_string().starts_with("192.0.2.1: cannot listen there: "), "{err}");
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
