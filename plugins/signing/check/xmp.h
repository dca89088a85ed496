// SPDX-License-Identifier: Apache-2.0
// What an XMP packet says of a document (ISO 16684-1), however it is written down: a property is an attribute here and
// an element there, prefixes are anybody's choice, and programs that save write the whole packet anew.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace signing::check {

// Each property with its value, without what every program that saves writes anew: times, its own name, the number of
// the copy. Nothing of what is no packet or may be read in more than one way.
std::optional<std::multiset<std::string>> statements_of(std::string_view xmp);

}  // namespace signing::check
