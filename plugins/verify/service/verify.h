// SPDX-License-Identifier: Apache-2.0
// Is this letter genuine? Asked by anyone, by the code of its QR or with the file itself. Tells of a
// letter only what its access class allows, and nothing at all of codes that do not exist.
#pragma once

#include <optional>

#include "core/blob/store.h"
#include "letters/letters.h"
#include "letters/relations.h"
#include "signing/levels.h"
#include "signing/signing.h"
#include "signing/verifications.h"

namespace verify {

enum class Outcome {
    genuine,      // signed by whom it says, unchanged
    ink,          // signed on paper: in the register, and the file is the scan kept there
    withdrawn,    // genuine, but withdrawn since
    revoked,      // genuine, but revoked by a newer letter
    cancelled,    // genuine, but cancelled by a newer letter
    changed,      // signed once, changed since
    untrusted,    // signed, by somebody this house does not know
    unsigned_,    // no signature in it
    damaged,      // our own stored copy no longer holds
};

struct Answer {
    Outcome outcome = Outcome::untrusted;
    signing::Verdict verdict;
    std::optional<letters::Issued> letter;   // of this house, when the code or the bytes are known
    bool open = false;                       // access class allows subject and file to be shown
    // By which letter it stands otherwise now; without number where that one is secret.
    std::optional<letters::Newer> newer;
    // Of a letter of ours that others signed on since, whom nobody can vouch for: as it was issued it holds, with so
    // many signatures, and would have this outcome. The outcome of the file is theirs.
    struct AsIssued {
        std::size_t signatures = 0;
        Outcome outcome = Outcome::genuine;
    };
    std::optional<AsIssued> as_issued;
};

// One file is judged at a time; throws Error(invalid) of the field "file" for several.
void require_one(std::size_t files);

class Verify {
  public:
    Verify(core::db::Db& db, core::blob::Store& blobs, letters::Letters& letters,
           letters::Relations& relations, signing::Levels& levels, signing::Validator& validator,
           signing::Verifications& verifications)
        : db_(db), blobs_(blobs), letters_(letters), relations_(relations), levels_(levels), validator_(validator),
          verifications_(verifications) {}

    // Throws Error(not_found, "verify.error.code") for an unknown code.
    Answer by_code(const core::Context& ctx, std::string_view code);
    // Throws Error with a fault of the field "file": unsupported for what is no PDF at all,
    // invalid, with the reason, for one that cannot be read.
    Answer by_file(const core::Context& ctx, core::ByteView file);
    // The report on a file alone, whosever it is and whatever state it is in; what is no PDF is
    // INDETERMINATE.
    core::Json report(const core::Context& ctx, core::ByteView file, const signing::Asked& asked);
    // The signed file of an open letter; Error(not_found) otherwise.
    core::Bytes file(const core::Context& ctx, std::string_view code);

  private:
    // The letter found by `find` with how it stands now.
    template <class Find>
    void look_up(Answer& answer, Find find);
    core::Digest newest(const core::Digest& sealed);
    void judge(const core::Context& ctx, core::ByteView file, Answer& answer);
    // One of ours that others signed on, or added evidence to: it begins with a file of ours.
    void grown(const core::Context& ctx, core::ByteView file, Answer& answer);

    core::db::Db& db_;
    core::blob::Store& blobs_;
    letters::Letters& letters_;
    letters::Relations& relations_;
    signing::Levels& levels_;
    signing::Validator& validator_;
    signing::Verifications& verifications_;
};

std::string_view name(Outcome outcome);   // "genuine", "withdrawn", ...

}  // namespace verify
