// SPDX-License-Identifier: Apache-2.0
#include "core/conf/keys_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace core::conf {

namespace fs = std::filesystem;

namespace {

std::optional<std::string> misplaced(const fs::path& folder, const fs::path& data) {
    for (const char* kept : {"blobs", "cache"})
        if (lies_in(folder, data / kept))
            return "keys_folder " + folder.string() + " lies in " + (data / kept).string() +
                   ", which is copied and cleaned by itself; name a folder of its own";
    if (lies_in(data, folder))
        return "keys_folder " + folder.string() + " holds the data folder; name a folder of its own";
    return std::nullopt;
}

}  // namespace

bool lies_in(const fs::path& inner, const fs::path& outer) {
    const auto real = [](const fs::path& path) { return fs::weakly_canonical(fs::absolute(path)); };
    const fs::path below = real(inner), above = real(outer);
    return std::mismatch(above.begin(), above.end(), below.begin(), below.end()).first == above.end();
}

fs::path keys_folder(const Settings& settings, const std::string& data) {
    const std::string given = settings.text("keys_folder");
    return fs::path(data) / (given.empty() ? "keys" : given);
}

std::optional<std::string> keys_folder_fault(const Settings& settings, const std::string& data) {
    const fs::path folder = keys_folder(settings, data);
    if (auto wrong = misplaced(folder, data)) return wrong;
    std::error_code failed;
    const bool made = fs::create_directories(folder, failed);
    struct stat seen {};
    if (failed || ::stat(folder.c_str(), &seen) != 0 || !S_ISDIR(seen.st_mode))
        return "keys_folder " + folder.string() + " is no folder and cannot be made; make it, owned by who runs the server";
    if (seen.st_uid != ::geteuid())
        return "keys_folder " + folder.string() + " belongs to somebody else; give it to who runs the server";
    if ((seen.st_mode & 0777) == 0700) return std::nullopt;
    // Below the data folder nobody else can come; elsewhere it may be a folder that serves others, too.
    const bool ours = made || lies_in(folder, data);
    if (ours) fs::permissions(folder, fs::perms::owner_all, failed);
    if (ours && !failed) return std::nullopt;
    return "keys_folder " + folder.string() + " is open to others; close it: chmod 700 " + folder.string();
}

}  // namespace core::conf
