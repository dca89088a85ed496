// SPDX-License-Identifier: Apache-2.0
// From consent to sealed bytes, in two units of work with the signing between them:
//
//   pre-flight   turn, mandate, provider, clock and space are looked at (preflight.h), the key opens with the
//                passphrase; nothing is taken yet
//   unit 1       approve, take number and date                        -> round approved
//   no unit      render, sign with timestamp, check our own output, store the blob
//   unit 2       record the signed bytes, tell the others              -> round sealed
//
// A crash between the units, or a provider that fails, leaves the number held and the round approved: why is
// kept (holding.h), the signer signs again and the same number is used. The passphrase lives only in the Secret handed in
// and in the hand it opened.
//
// Where several sign, the first takes the number and makes the fields of all; each of the others signs the
// bytes as the one before left them, by an update that fills his field, and only the last tells the subject:
//
//   pre-flight, unit 1 (the printed holder? consent), no unit (seal), unit 2   -> signing, or sealed by the last
#pragma once

#include <functional>
#include <mutex>
#include <set>

#include "core/blob/read.h"
#include "core/events/events.h"
#include "directory/appointed.h"
#include "signing/domain/warrant.h"
#include "signing/service/desk.h"
#include "signing/service/hands.h"
#include "signing/service/awaited.h"
#include "signing/service/holding.h"
#include "signing/service/preflight.h"

namespace signing {

// What the first signature does for those that come after it.
struct First {
    bool certify = false;   // it certifies (DocMDP P=2): from then on the file is signed and filled in, no more
    // The field kept for the seal of the office; none where no seal is wanted.
    std::function<std::optional<std::string>(core::db::Tx&, std::string_view subject)> seal_field;
    std::function<void()> timestamps{};   // throws while the timestamp service does not answer
};

class Sealing {
  public:
    Sealing(core::db::Db& db, core::blob::Store& blobs, const core::events::Bus& bus,
            Subjects& subjects, Keys& keys, Hands& hands, Validator& validator,
            directory::Appointments& appointments, Level level = Level::lt, First first = {})
        : db_(db), blobs_(blobs), bus_(bus), subjects_(subjects), keys_(keys), hands_(hands),
          validator_(validator), level_(level), first_(std::move(first)),
          preflights_(db, subjects, hands, [this](std::string_view subject) { ask_timestamps(subject); }),
          holding_(db, bus, subjects), appointments_(appointments) {}

    // Throws what Hands::open throws; Error(conflict) when the content changed or the turn is over.
    void run(const core::Context& ctx, std::string_view subject, const core::Secret& passphrase) {
        run(ctx, subject, Proof{passphrase, {}});
    }
    // `seen`: the content he had before him, where that is known; another is refused with Error(conflict,
    // "signing.error.sign_changed").
    void run(const core::Context& ctx, std::string_view subject, Proof proof,
             const std::optional<core::Digest>& seen = std::nullopt);
    // One of several, with the hand opened for all of them.
    void run(const core::Context& ctx, std::string_view subject, Hand& hand);
    // The same on the content he consented to and no other: Error(conflict, "signing.error.sign_changed"). `along`
    // runs last in the unit that records the signature.
    struct Consented {
        core::Digest content;
        std::function<void(core::db::Tx&)> along;
    };
    void run(const core::Context& ctx, std::string_view subject, Hand& hand, const Consented& to);
    // Several by a hand that signs them together (Hand::together): all are looked at first, then each is numbered and
    // printed, then all go to the keeper in one call. Nothing is recorded yet, that is finish()'s; what is not
    // finished has its number and is signed again. Throws what stands in the way of all of them.
    struct Letter {
        std::string subject;
        core::Digest content;   // he consented to
    };
    struct Made {
        RoundId round;
        core::Digest shown, sealed;
        core::Bytes certificate;
        core::Instant consented;     // when he pressed
        std::optional<Warrant> authority;
    };
    struct Outcome {
        std::optional<Made> made;
        std::optional<core::Error> fault;   // of this one alone; neither of them: not taken along, it was too much at once
    };
    // Consent is kept; gives the round as it stands with it, and of a later signer the reason he signs by.
    struct Approval {
        OwnRound round;
        std::string reason;
        core::Instant at;
        std::optional<Warrant> authority;
    };
    // Numbered and printed: what the keeper is to sign. The bytes are read when they are needed, for a keeper's page
    // may be open for minutes.
    struct Begun {
        std::size_t place = 0;
        Approval given;
        core::Digest shown;
        std::size_t size = 0;
        pades::SignRequest request;
    };
    // All that needs no keeper; and then the rest of them, with what came of each.
    struct Prepared {
        std::vector<Letter> letters;
        std::vector<Begun> begun;
        std::vector<Outcome> outcomes;   // of each letter
    };
    Prepared prepare_together(const core::Context& ctx, const std::vector<Letter>& letters, Hand& hand);
    void sign_prepared(const core::Context& ctx, Prepared& prepared, Hand& hand);
    Prepared sign_together(const core::Context& ctx, const std::vector<Letter>& letters, Hand& hand) {
        Prepared prepared = prepare_together(ctx, letters, hand);
        sign_prepared(ctx, prepared, hand);
        return prepared;
    }
    // What the key of this certificate is to sign of each that was begun; one that cannot be signed is begun no more.
    std::vector<core::Digest> digests_of(Prepared& prepared, core::ByteView certificate);
    static std::vector<std::string> subjects_of(const Prepared& prepared);   // of those begun
    void finish(const core::Context& ctx, std::string_view subject, const Made& made, const Consented& to) {
        record(ctx, subject, made, &to);
    }
    // By which right the holder of the appointment signs now, `first` in the mandate of the subject where there is
    // one; nothing when nobody can tell.
    std::optional<Warrant> authority(core::db::Tx& tx, std::string_view subject, core::AppointmentId signer, bool first);
    Preflights& preflights() { return preflights_; }
    Hands& hands() { return hands_; }
    Holding& holding() { return holding_; }
    Awaited& awaited() { return awaited_; }

  private:
    // What there is to sign, and how it is entered.
    struct Paper {
        core::Digest bytes;
        pades::Placement placement;
    };
    // Runs the act; when it fails with the number taken, why is kept.
    template <class Act>
    void noting(const core::Context& ctx, std::string_view subject, Act act) {
        try {
            act();
        } catch (const core::Error& error) {
            holding_.note(ctx, {std::string(subject)}, hands_, error);
            throw;
        }
    }
    Begun begin(const core::Context& ctx, std::string_view subject, const Hand& hand, const Consented* to);
    core::Bytes bytes_of(const Begun& begun) const { return core::blob::read(blobs_, begun.shown, pades::spare); }
    Made judged(const core::Context& ctx, const Begun& begun, core::ByteView file, const core::Bytes& certificate);
    Approval approve(const core::Context& ctx, std::string_view subject, const Consented* to);
    Paper paper(const core::Context& ctx, std::string_view subject, const Approval& consent, const Hand& hand);
    Level level_of(std::string_view subject);
    void ask_timestamps(std::string_view subject);
    // While it lives nobody else signs the subject here: Error(conflict, "signing.error.signed_beside").
    class Turn;
    Made make(const core::Context& ctx, std::string_view subject, Hand& hand, const Consented* to = nullptr);
    void record(const core::Context& ctx, std::string_view subject, const Made& made, const Consented* to = nullptr);

    core::db::Db& db_;
    core::blob::Store& blobs_;
    const core::events::Bus& bus_;
    Subjects& subjects_;
    Keys& keys_;
    Hands& hands_;
    Validator& validator_;
    Level level_;   // of subjects that ask for none
    First first_;
    Preflights preflights_;
    Holding holding_;
    Awaited awaited_;
    directory::Appointments& appointments_;
    std::mutex mutex_;
    std::set<std::string, std::less<>> in_hand_;   // subjects that are being signed
};

}  // namespace signing
