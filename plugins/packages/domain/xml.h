// SPDX-License-Identifier: Apache-2.0
// Small helpers of the metadata writers.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace packages::xml {

using Node = pugi::xml_node;

// XML 1.0 has no control characters, not even by number; what others wrote, a name in a certificate for one, may have them.
std::string allowed(std::string_view value);
inline Node child(Node in, const char* name) { return in.append_child(name); }
inline Node text(Node in, const char* name, std::string_view value) {
    auto made = in.append_child(name);
    made.text().set(allowed(value).c_str());
    return made;
}
inline void text_if(Node in, const char* name, std::string_view value) {
    if (!value.empty()) text(in, name, value);
}
inline Node attribute(Node node, const char* name, std::string_view value) {
    node.append_attribute(name).set_value(allowed(value).c_str());
    return node;
}
// xs:dateTime of a civil day.
inline std::string moment(core::Date day) { return core::iso(day) + "T00:00:00"; }
std::string whole(const pugi::xml_document& document);

}  // namespace packages::xml
