// SPDX-License-Identifier: Apache-2.0
// Files of keys and secrets: written whole for the server's user alone, and read only when nobody else may.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/pki/authority.h"

namespace signing {

// Throws Error(unavailable, "signing.error.key_folder", {file}); the name alone, for pages show it.
void write_key_file(const std::filesystem::path& file, std::string_view text);
// Without the line end a file written by hand has. Throws `absent`, or `open` when others may read it.
core::Secret read_secret_file(const std::filesystem::path& file, const core::Error& absent, const core::Error& open);
// From then for so long, but not beyond what it stands under.
core::pki::Window within(const core::pki::Authority& above, core::Instant from, std::chrono::hours life);

}  // namespace signing
