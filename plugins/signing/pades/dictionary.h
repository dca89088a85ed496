// SPDX-License-Identifier: Apache-2.0
// The dictionary of a signature or document timestamp: room for its byte range and its CMS, what it says in words,
// and what it forbids from then on (ISO 32000-2, 12.8.1 and 12.8.2).
#pragma once

#include <string>
#include <string_view>

#include "signing/pades/embed.h"
#include "signing/pades/update.h"

namespace signing::pades {

constexpr std::string_view range_open = "/ByteRange [";
constexpr std::size_t range_width = 48;
constexpr std::string_view contents_open = "/Contents ";

// What the signature forbids; "" for what it does not.
struct Rules {
    bool certify = false;   // DocMDP P=2
    std::string lock;       // Action and Fields of FieldMDP
    std::string root;       // reference of the catalog, which FieldMDP is about (table 255, /Data)
};

std::string timestamp_dictionary();
std::string signature_dictionary(const Placement& placement, const Rules& rules);

// The /Lock of a field, as the signature in it says it again (12.7.5.5); "" without one. Read as check/locks reads it.
template <class Handle>
std::string lock_of(Handle field) {
    Handle lock = field.getKey("/Lock");
    if (!lock.isDictionary() || !lock.getKey("/Action").isName()) return {};
    const std::string action = lock.getKey("/Action").getName();
    if (action != "/Include" && action != "/Exclude") return "/Action /All";
    std::string names;
    Handle list = lock.getKey("/Fields");
    for (int i = 0, count = list.isArray() ? list.getArrayNItems() : 0; i < count; ++i)
        if (Handle one = list.getArrayItem(i); one.isString())
            names += (names.empty() ? "" : " ") + text_string(one.getUTF8Value());
    return "/Action " + action + " /Fields [" + names + "]";
}

}  // namespace signing::pades
