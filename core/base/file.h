// SPDX-License-Identifier: Apache-2.0
// Whole files, read at once and written so that nobody sees half of one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/bytes.h"

namespace core {

// nullopt when the file is absent or cannot be read.
std::optional<std::string> read_text(const std::filesystem::path& file);
std::optional<Bytes> read_bytes(const std::filesystem::path& file);

// Written beside `file`, brought to the disk and renamed; read by the server's own user alone. False when the
// disk is full or the folder is away: then `file` is as it was and nothing is left behind.
bool write_whole(const std::filesystem::path& file, ByteView content);

}  // namespace core
