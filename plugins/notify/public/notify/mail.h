// SPDX-License-Identifier: Apache-2.0
// Mail to people who are none of the house's, by the house's mail server. A room asks for it by a job of its own, keeps
// what became of it and answers for what it says; notices never go this way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/id.h"

namespace notify {

struct MailFile {
    std::string name;    // ASCII letters, figures, '.', '-' and '_'
    std::string media;
    core::Bytes bytes;
};

struct MailOut {
    core::Uuid id;       // the same at each try, so that a server or a reader who got it twice can tell
    std::string address, subject, text;
    std::vector<MailFile> files;
};

class Mailer {
  public:
    virtual ~Mailer() = default;
    virtual bool there() const = 0;   // a mail server is set
    // No unit open. Throws Error(gone) when the address is refused for good, another Error when it may go well later;
    // its argument "code" tells what was answered.
    virtual void send(const MailOut& out) = 0;
};

// One that can be written into heads and command lines: nothing in it ends or splits one.
bool mail_address(std::string_view text);

}  // namespace notify
