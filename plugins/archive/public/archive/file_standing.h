// SPDX-License-Identifier: Apache-2.0
// The dimension integritas of dossiers (archive.md 6.4): how many of their files are what they were, differ, or were not
// read yet; and of one dossier each file, with the way to its proof. Offered by the room that watches over the files.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/dossiers.h"
#include "core/auth/actor.h"
#include "core/base/text.h"

namespace archive {

enum class Held { whole, differing, unchecked };
constexpr std::string_view name(Held held) {
    return held == Held::whole ? "whole" : held == Held::differing ? "differing" : "unchecked";
}

struct FileStanding {
    std::int64_t whole = 0, differing = 0, unchecked = 0;
    std::optional<core::Instant> last, oldest;   // when one of them was read last, and when the one that waits longest was

    std::int64_t files() const { return whole + differing + unchecked; }
};

struct DossierFile {
    std::string subject;     // as its proof is asked for: "item:<dossier>:3", "copy:<id>", "came:<dossier>:<digest>"
    int item = 0;            // 0: of the dossier as a whole
    std::string name;        // of what came along; "" of items, copies and what nobody is led to
    Held held = Held::unchecked;
    bool gone = false;       // of one that differs: it is not there at all
    std::optional<core::Instant> proved;   // by the first timestamp over it; none: it is in no stamped tree yet
    bool newest = true;      // false: what is proved is the file as it was filed, what grew from it is in no tree yet
};

inline std::string proof_of(const std::string& subject) { return "/integrity/proof?subject=" + core::text::url(subject); }
// The very bytes that are proved.
inline std::string proved_file_of(const std::string& subject) { return "/integrity/file?subject=" + core::text::url(subject); }

class FileStandings {
  public:
    virtual ~FileStandings() = default;
    // Of each the actor may know of and that is not destroyed or handed over; the system knows all.
    virtual std::map<DossierId, FileStanding> standing(core::db::Tx& tx, const core::Context& ctx,
                                                        const std::vector<DossierId>& ids) = 0;
    // As far as the actor may read: digital copies are for who may. Nothing of a dossier he may not know of.
    virtual std::vector<DossierFile> files(const core::Context& ctx, DossierId id) = 0;
};

}  // namespace archive
