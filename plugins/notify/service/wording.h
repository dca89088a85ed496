// SPDX-License-Identifier: Apache-2.0
// A telling in words: the subject and text of what is sent to one person.
#pragma once

#include "core/words/words.h"
#include "notify/domain/message.h"
#include "notify/service/carrier.h"

namespace notify {

// Who sent it, and where its reader sets his notices.
std::string foot(const core::words::Catalog& words, std::string_view agency, std::string_view base);
// `base`: the address of this house, "https://naskah.example".
Outgoing worded(const Telling& telling, const core::words::Catalog& words, std::string_view agency,
                std::string_view base);

}  // namespace notify
