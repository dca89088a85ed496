// SPDX-License-Identifier: Apache-2.0
// E-mail over SMTP (RFC 5321), with STARTTLS, TLS from the first byte, or neither for a server on the same machine.
#pragma once

#include <cstdint>
#include <filesystem>

#include "notify/service/carrier.h"

namespace notify {

struct MailServer {
    enum class Security { starttls, tls, none };
    std::string host;
    std::uint16_t port = 587;
    Security security = Security::starttls;
    std::string from;                     // "naskah@pangkalpinangkota.go.id"
    std::string from_name;                // the agency
    std::string login;                    // "" = none
    std::filesystem::path password;       // file, read at each message; for its server's user alone
    std::filesystem::path authorities;    // PEM of further authorities the server may be known by; "" = none
    int seconds = 20;
};

class Mail final : public Carrier {
  public:
    explicit Mail(MailServer server) : server_(std::move(server)) {}
    void send(const Outgoing& out) override;

  private:
    MailServer server_;
};

// RFC 2047: words of an unstructured header, in as many encoded words as it takes.
std::string header_words(std::string_view text);

}  // namespace notify
