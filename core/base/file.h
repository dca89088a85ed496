// SPDX-License-Identifier: Apache-2.0
// Whole files in one read.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/bytes.h"

namespace core {

// nullopt when the file is absent or cannot be read.
std::optional<std::string> read_text(const std::filesystem::path& file);
std::optional<Bytes> read_bytes(const std::filesystem::path& file);

}  // namespace core
