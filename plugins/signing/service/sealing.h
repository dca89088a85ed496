// SPDX-License-Identifier: Apache-2.0
// From consent to sealed bytes, in two units of work with the signing between them:
//
//   pre-flight   the key opens with the passphrase; nothing is taken yet
//   unit 1       approve, take number and date                        -> round approved
//   no unit      render, sign with timestamp, check our own output, store the blob
//   unit 2       record the signed bytes, tell the others              -> round sealed
//
// A crash between the units leaves the number held and the round approved: the signer signs again and
// the same number is used. The passphrase lives only in the Secret handed in
// and in the hand it opened.
//
// Where several sign, the first takes the number and makes the fields of all; each of the others signs the
// bytes as the one before left them, by an update that fills his field, and only the last tells the subject:
//
//   pre-flight, unit 1 (the printed holder? consent), no unit (seal), unit 2   -> signing, or sealed by the last
#pragma once

#include <functional>

#include "core/blob/store.h"
#include "core/events/events.h"
#include "signing/service/desk.h"
#include "signing/service/hands.h"

namespace signing {

// What the first signature does for those that come after it.
struct First {
    bool certify = false;   // it certifies (DocMDP P=2): from then on the file is signed and filled in, no more
    // The field kept for the seal of the office; none where no seal is wanted.
    std::function<std::optional<std::string>(core::db::Tx&, std::string_view subject)> seal_field;
};

class Sealing {
  public:
    Sealing(core::db::Db& db, core::blob::Store& blobs, const core::events::Bus& bus,
            Subjects& subjects, Keys& keys, Hands& hands, Validator& validator, Level level = Level::lt,
            First first = {})
        : db_(db), blobs_(blobs), bus_(bus), subjects_(subjects), keys_(keys), hands_(hands),
          validator_(validator), level_(level), first_(std::move(first)) {}

    // Throws what Hands::open throws; Error(conflict) when the content changed or the turn is over.
    void run(const core::Context& ctx, std::string_view subject, const core::Secret& passphrase);
    // One of several, with the hand opened for all of them.
    void run(const core::Context& ctx, std::string_view subject, Hand& hand);

  private:
    struct Made {
        core::Digest shown, sealed;
        core::Bytes certificate;
    };
    // What there is to sign, and how it is entered.
    struct Paper {
        core::Digest bytes;
        pades::Placement placement;
    };
    // Consent is kept; gives the round as it stands with it, and of a later signer the reason he signs by.
    struct Consent {
        OwnRound round;
        std::string reason;
    };
    Consent approve(const core::Context& ctx, std::string_view subject);
    Paper paper(const core::Context& ctx, std::string_view subject, const Consent& consent);
    Level level_of(std::string_view subject);
    Made make(const core::Context& ctx, std::string_view subject, Hand& hand);
    void record(const core::Context& ctx, std::string_view subject, const Made& made);

    core::db::Db& db_;
    core::blob::Store& blobs_;
    const core::events::Bus& bus_;
    Subjects& subjects_;
    Keys& keys_;
    Hands& hands_;
    Validator& validator_;
    Level level_;   // of subjects that ask for none
    First first_;
};

}  // namespace signing
