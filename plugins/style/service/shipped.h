// SPDX-License-Identifier: Apache-2.0
// The definitions that come with the product. At start each becomes an edition where there is none
// yet; a newer file replaces an older one only while nobody at the agency published one of their own.
#pragma once

#include <map>
#include <string>

#include "core/plugin/embedded.h"
#include "style/service/parts.h"

namespace style {

namespace embedded {
extern const core::Embedded kinds;         // kinds/*.json
extern const core::Embedded profiles;      // profiles/*.json
extern const core::Embedded letterheads;   // letterheads/*.json
}  // namespace embedded

struct ShippedFile {
    core::Json definition;   // in the one form
    std::string digest;
};
// By code. Throws Error(internal, "style.error.shipped") naming the file and what is wrong in it.
std::map<std::string, ShippedFile> shipped(Thing thing);

// Takes the files in; gives how many editions were made.
std::size_t take_shipped(Joined& joined);

}  // namespace style
