// SPDX-License-Identifier: Apache-2.0
// Where the keys of this server lie, with their PINs, its trust anchors and its built-in authority. Whoever needs the
// path asks here; nobody puts it together himself.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/conf/settings.h"

namespace core::conf {

// The setting `keys_folder`; one that is not absolute lies in the data folder. Empty: "keys" in the data folder.
std::filesystem::path keys_folder(const Settings& settings, const std::string& data);

// Makes the folder for its owner alone (0700) where there is none, and the one in the data folder so where it is not.
// Gives what is wrong and how to mend it, in English for who starts the server; nothing when it is sound: another's,
// open to others, among the blobs or the cache, or the data folder itself.
std::optional<std::string> keys_folder_fault(const Settings& settings, const std::string& data);

// Whether `inner` is `outer` or lies below it, links followed.
bool lies_in(const std::filesystem::path& inner, const std::filesystem::path& outer);

}  // namespace core::conf
