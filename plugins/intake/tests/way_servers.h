// SPDX-License-Identifier: Apache-2.0
// A mailbox and a virus scanner for one test: Debian's dovecot and clamd on the loopback, as nobody where the test runs
// as root, with configuration, certificate and signature of their own.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

extern char** environ;

namespace intake {

namespace fs = std::filesystem;

inline constexpr unsigned nobody = 65534;

// Who the servers run as.
inline std::pair<std::string, std::string> their_names() {
    if (::geteuid() == 0) return {"nobody", "nogroup"};
    const auto* user = ::getpwuid(::geteuid());
    const auto* group = ::getgrgid(::getegid());
    return {user ? user->pw_name : "nobody", group ? group->gr_name : "nogroup"};
}

inline int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    ::bind(socket, reinterpret_cast<sockaddr*>(&at), sizeof at);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&at), &size);
    ::close(socket);
    return ntohs(at.sin_port);
}

inline bool answers(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(static_cast<std::uint16_t>(port));
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool well = ::connect(socket, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0;
    ::close(socket);
    return well;
}

inline void give_to_nobody(const fs::path& path) {
    if (::geteuid() != 0) return;
    if (::chown(path.c_str(), nobody, nobody) != 0) throw std::runtime_error("cannot hand over " + path.string());
    if (!fs::is_directory(path)) return;
    for (const auto& each : fs::recursive_directory_iterator(path))
        if (::lchown(each.path().c_str(), nobody, nobody) != 0)
            throw std::runtime_error("cannot hand over " + path.string());
}

class Daemon {
  public:
    ~Daemon() { stop(); }
    void start(std::vector<std::string> words, int port) {
        if (::geteuid() == 0)
            words.insert(words.begin(), {"/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"});
        std::vector<char*> argv;
        for (auto& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
        if (::posix_spawn(&pid_, argv[0], &files, nullptr, argv.data(), environ) != 0)
            throw std::runtime_error("cannot start " + words.back());
        posix_spawn_file_actions_destroy(&files);
        for (int i = 0; i < 600 && !answers(port); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (!answers(port)) throw std::runtime_error("does not answer: " + words[words.size() - 1]);
    }
    void stop() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }

  private:
    pid_t pid_ = 0;
};

class MailServer {
  public:
    static constexpr const char* password = "sandi-uji-2026";
    int port = free_port(), plain_port = free_port();

    explicit MailServer(const fs::path& folder) : folder_(folder) {
        fs::create_directories(folder / "mail");
        fs::permissions(folder.parent_path(), fs::perms::others_exec, fs::perm_options::add);
        certificate();
        const auto [user, group] = their_names();
        const bool root = ::geteuid() == 0;
        const std::pair<unsigned, unsigned> ids{root ? nobody : ::geteuid(), root ? nobody : ::getegid()};
        write(folder / "dovecot.conf",
              "base_dir = " + (folder / "run").string() + "\nstate_dir = " + (folder / "run").string() +
                  "\nlog_path = " + (folder / "log").string() +
                  "\nprotocols = imap\nlisten = 127.0.0.1\nssl = required\nssl_cert = <" + authority().string() +
                  "\nssl_key = <" + (folder / "key.pem").string() +
                  "\ndefault_internal_user = " + user + "\ndefault_login_user = " + user +
                  "\ndefault_internal_group = " + group + "\nfirst_valid_uid = 1\nmail_location = maildir:" +
                  (folder / "mail" / "%u").string() +
                  "\npassdb {\n  driver = static\n  args = password=" + password +
                  "\n}\nuserdb {\n  driver = static\n  args = uid=" + std::to_string(ids.first) + " gid=" +
                  std::to_string(ids.second) + " home=" + (folder / "mail").string() +
                  "\n}\nservice imap-login {\n  chroot =\n  inet_listener imap {\n    port = " +
                  std::to_string(plain_port) +
                  "\n  }\n  inet_listener imaps {\n    port = " + std::to_string(port) +
                  "\n    ssl = yes\n  }\n}\nservice anvil {\n  chroot =\n}\nservice stats {\n  chroot =\n}\n");
        give_to_nobody(folder);
        daemon_.start({"/usr/sbin/dovecot", "-F", "-c", (folder / "dovecot.conf").string()}, port);
    }
    static bool installed() { return fs::exists("/usr/sbin/dovecot") && fs::exists("/usr/bin/openssl"); }
    fs::path authority() const { return folder_ / "cert.pem"; }
    // Lays a message into the mailbox, as a mail server would.
    void deliver(const std::string& login, const std::string& name, const std::string& message) {
        const auto box = folder_ / "mail" / login;
        for (const char* part : {"tmp", "new", "cur"}) fs::create_directories(box / part);
        write(box / "tmp" / name, message);
        give_to_nobody(box);
        fs::rename(box / "tmp" / name, box / "new" / name);
    }
    // Files of the mailbox, or of a folder in it, whose name tells these flags.
    std::size_t count(const std::string& login, const std::string& folder, const std::string& flags) const {
        std::size_t found = 0;
        const auto box = folder_ / "mail" / login / folder / "cur";
        if (fs::exists(box))
            for (const auto& each : fs::directory_iterator(box))
                found += each.path().string().find(flags) != std::string::npos;
        return found;
    }
    void make_folder(const std::string& login, const std::string& name) {
        const auto place = folder_ / "mail" / login / ("." + name);
        for (const char* part : {"tmp", "new", "cur"}) fs::create_directories(place / part);
        give_to_nobody(folder_ / "mail" / login);
    }

  private:
    static void write(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }
    void certificate() {
        const auto command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
                             " -addext subjectAltName=DNS:localhost -keyout " +
                             (folder_ / "key.pem").string() + " -out " + authority().string() + " 2>/dev/null";
        if (std::system(command.c_str()) != 0) throw std::runtime_error("no certificate");
    }
    fs::path folder_;
    Daemon daemon_;
};

class VirusScanner {
  public:
    static constexpr const char* virus = "UJI-VIRUS-BUATAN-RUMAH-7731";
    int port = free_port();

    explicit VirusScanner(const fs::path& folder) {
        fs::create_directories(folder / "db");
        fs::permissions(folder.parent_path(), fs::perms::others_exec, fs::perm_options::add);
        std::string hex;
        for (const char* c = virus; *c; ++c) {
            static constexpr char digits[] = "0123456789abcdef";
            hex += digits[static_cast<unsigned char>(*c) >> 4];
            hex += digits[static_cast<unsigned char>(*c) & 15];
        }
        std::ofstream(folder / "db" / "uji.ndb") << "Virus.Uji:0:*:" << hex << "\n";
        std::ofstream(folder / "clamd.conf") << "DatabaseDirectory " << (folder / "db").string()
                                             << "\nForeground yes\nTCPSocket " << port << "\nTCPAddr 127.0.0.1\n"
                                             << "StreamMaxLength 3M\n";
        give_to_nobody(folder);
        daemon_.start({"/usr/sbin/clamd", "-c", (folder / "clamd.conf").string()}, port);
    }
    static bool installed() { return fs::exists("/usr/sbin/clamd"); }
    std::string address() const { return "127.0.0.1:" + std::to_string(port); }
    void stop() { daemon_.stop(); }

  private:
    Daemon daemon_;
};

}  // namespace intake
