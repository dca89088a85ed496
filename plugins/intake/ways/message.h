// SPDX-License-Identifier: Apache-2.0
// A message of mail (RFC 5322, MIME) as far as it matters here: who sent it, what it is about, the documents it carries
// and its plain text. HTML is never rendered and nothing is fetched for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace intake {

struct Attached {
    std::string name;
    core::Bytes bytes;
};

struct Message {
    std::string id;            // Message-ID; "" when it has none
    std::string from_name, from_address;
    std::string subject;
    std::string day;           // of the head, as "2026-11-23"; "" when it tells none
    std::string text;          // of the plain part; "" when there is only HTML
    bool has_html = false;
    std::vector<Attached> files;   // in their order; pictures set into the text are not among them
};

// Nothing for what is no message at all. Throws Error(unsupported, "intake.error.message") for one with more parts than
// any mail program writes.
std::optional<Message> read_message(core::ByteView raw);

}  // namespace intake
