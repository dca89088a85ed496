// SPDX-License-Identifier: Apache-2.0
// One mailbox of an IMAP server, asked through libcurl: over TLS from the start (imaps), or after STARTTLS (imap),
// never in the clear. Every call throws Error(unavailable): "intake.way.mail_away", "intake.way.mail_login",
// "intake.way.mail_folder" {folder}, "intake.way.mail_tls".
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/secret.h"

namespace intake {

// "imaps://tu%40kota.go.id@mail.kota.go.id:993/INBOX?unit=SETDA&done=Arsip"
struct Account {
    bool tls = true;            // from the start; else STARTTLS
    std::string host, login, folder = "INBOX";
    int port = 993;
    std::string unit;           // code of the unit whose mail it is
    std::string done;           // folder messages are moved to; "" leaves them, marked as seen
    std::string authority;      // file of the server's certificate authority; "" = those of the system

    std::string name() const { return login + "@" + host; }
};
// Throws Error(invalid, "intake.way.mail_setting", {account}).
Account account_of(const std::string& setting);

class Imap {
  public:
    Imap(Account account, const core::Secret& password);
    ~Imap();
    Imap(const Imap&) = delete;
    Imap& operator=(const Imap&) = delete;

    std::int64_t validity();
    std::vector<std::int64_t> after(std::int64_t uid);   // UIDs above, rising
    std::int64_t size(std::int64_t uid);                 // bytes; -1 when it is gone
    core::Bytes fetch(std::int64_t uid, std::size_t most);
    void mark_seen(std::int64_t uid);
    void move(std::int64_t uid, const std::string& folder);

  private:
    struct Session;
    std::unique_ptr<Session> session_;
};

}  // namespace intake
