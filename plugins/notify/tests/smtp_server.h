// SPDX-License-Identifier: Apache-2.0
// The mail server of smtp_server.py as a child, known by a certificate of its own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "notify/wire/mail.h"

namespace notify::test {

class SmtpServer {
  public:
    explicit SmtpServer(std::filesystem::path folder);
    ~SmtpServer();
    SmtpServer(const SmtpServer&) = delete;

    static bool available();
    // How to reach it: STARTTLS, its own authority, login "naskah", password in the folder.
    MailServer server() const;
    std::vector<std::string> mail() const;   // as received, in order; bodies decoded

  private:
    std::filesystem::path folder_;
    pid_t pid_ = -1;
    int in_ = -1;
    int port_ = 0;
};

// The text of a quoted-printable body.
std::string unquoted(const std::string& mail);

}  // namespace notify::test
