// SPDX-License-Identifier: Apache-2.0
// The capacity a signer claims to sign in (EN 319 122-1, 5.2.6). His own word, signed with the rest; nobody vouches
// for it.
#pragma once

#include <string>

#include "core/base/bytes.h"

namespace signing::check {

// Titles and roles in the value of signer-attributes-v2, or of its forerunner signer-attributes, one after another;
// "" where it claims none. Never throws for what the bytes hold.
std::string claimed_roles(core::ByteView value);

}  // namespace signing::check
