// SPDX-License-Identifier: Apache-2.0
// Folders scanners write to: below one root a folder for each mailroom, called by the code of its unit. What lies there
// is taken when it no longer grows, then moved to done/ inside the folder, or removed; what cannot be read goes to
// failed/ and the clerk is told why.
#pragma once

#include <filesystem>
#include <map>

#include "intake/service/receiving.h"

namespace intake {

class Folders {
  public:
    // `remove`: what was taken is removed and not kept in done/.
    Folders(Parts& parts, Receiving& receiving, std::filesystem::path root, bool remove)
        : parts_(parts), receiving_(receiving), root_(std::move(root)), remove_(remove) {}

    bool used() const { return !root_.empty(); }
    // Looks once through all folders. Gives how many documents were taken.
    int look();
    // Throws Error(unavailable, "intake.way.root") when the root cannot be read.
    void check() const;

  private:
    struct Seen {
        std::uintmax_t size = 0;
        std::int64_t changed = 0;   // milliseconds
        bool operator==(const Seen&) const = default;
    };
    struct Folder {
        std::filesystem::path path;
        std::string code;
        core::UnitId mailroom;
    };
    std::vector<Folder> folders(Fared& root);
    int look_into(const Folder& folder);
    bool take(const Folder& folder, const std::filesystem::path& file, const Seen& seen);
    void put_away(const Folder& folder, const std::filesystem::path& file, bool good);
    core::Context context() const;

    Parts& parts_;
    Receiving& receiving_;
    std::filesystem::path root_;
    bool remove_;
    std::map<std::filesystem::path, Seen> last_;   // as it lay there when last looked at
};

}  // namespace intake
