// SPDX-License-Identifier: Apache-2.0
#include "signing/service/raising.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/error.h"
#include "signing/pades/extend.h"
#include "signing/service/earlier.h"
#include "signing/service/foreign.h"
#include "signing/service/register.h"
#include "signing/store/evidence_store.h"
#include "signing/store/foreign_store.h"
#include "signing/store/level_store.h"
#include "signing/store/round_store.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Digest;
using core::Error;
using core::Instant;
using core::db::Tx;

// Long enough to notice and mend a timestamp service that is gone; and a service whose own certificate ends
// soon makes no file grow every night.
constexpr auto ahead = std::chrono::hours(24 * 180), apart = std::chrono::hours(24 * 30);
constexpr auto raising_patience = std::chrono::hours(24 * 3);
// More where time would not suffice; nights are kept for what fails and is asked again.
constexpr int most_a_night = 2000;
constexpr std::int64_t spare_nights = 14;

std::optional<Instant> renewal(const std::optional<Instant>& ends, Instant now) {
    if (!ends) return std::nullopt;
    // Of a service that ends soon not every night, and in time all the same.
    return std::max(*ends - ahead, std::min(now + apart, now + (*ends - now) / 2));
}

bool due(const Standing& stands, Instant now) {
    return stands.level < stands.wanted || (stands.renew_at && *stands.renew_at <= now);
}

void ask(Tx& tx, Instant now, const Digest& sealed) {
    core::jobs::add(tx, now, Raising::job, {{"sealed", sealed.hex()}}, {.lane = sealed.hex(), .key = sealed.hex()});
}

// How many must be renewed tonight, so that with as many each night none ends before its turn.
std::int64_t share(const std::vector<std::pair<std::int64_t, std::int64_t>>& renewals, Instant now) {
    const std::int64_t last = now.ms / 86'400'000 + spare_nights;
    std::int64_t at_once = 0, until = 0, a_night = most_a_night;
    for (const auto& [day, count] : renewals) {
        if (day <= last) {
            at_once += count;   // beside the others: what fails again and again takes nobody's turn
            continue;
        }
        until += count;
        a_night = std::max(a_night, (until + day - last - 1) / (day - last));
    }
    return at_once + a_night;
}

constexpr std::string_view handed_prefix = "handed:", foreign_prefix = "foreign:";

// What others made is never read in this process before it was judged apart.
bool of_outside(std::string_view subject) { return subject.starts_with(handed_prefix) || subject.starts_with(foreign_prefix); }

// More may have been wanted while the file was being made.
void wish_of_now(Tx& tx, const Digest& sealed, Standing& stands) {
    if (const auto known = store::sealing(tx, sealed)) stands.wanted = known->standing.wanted;
}

}  // namespace

Digest Raising::newest(Tx& tx, const Digest& sealed) {
    const auto known = store::sealing(tx, sealed);
    return known ? known->standing.bytes : sealed;
}

std::map<Digest, Digest> Raising::grown(Tx& tx, const std::vector<Digest>& sealed) { return store::grown(tx, sealed); }

std::optional<Digest> Raising::sealed_of(Tx& tx, const Digest& bytes) { return store::sealed_of(tx, bytes); }

std::optional<Standing> Raising::standing(Tx& tx, const Digest& sealed) {
    const auto known = store::sealing(tx, sealed);
    return known ? std::optional(known->standing) : std::nullopt;
}

void Raising::want(Tx& tx, Instant now, const Digest& sealed, Level level) {
    const auto known = store::sealing(tx, sealed);
    const bool here = known || store::sealed_here(tx, sealed);
    if (!here) return Foreign::ask(tx, now, sealed, "");
    // Filed before the event of its sealing was heard: asked again by job.
    if (!known)
        core::jobs::add(tx, now, job, {{"sealed", sealed.hex()}, {"wanted", name(level)}}, {.key = "want:" + sealed.hex()});
    if (!known || known->standing.wanted >= level) return;
    const bool open = known->standing.level < level;
    store::want(tx, sealed, level, open);
    if (open) ask(tx, now, sealed);
}

void Raising::begin(const Sealed& event) {
    const bool ink = db_.read([&](Tx& tx) {
        const auto round = store::latest(tx, event.subject);
        return !round || round->ink;
    });
    if (ink) return;
    const auto reached = level_of(blobs_.get(event.bytes), event.subject);
    const auto now = clock_.now();
    db_.write([&](Tx& tx) {
        if (store::sealing(tx, event.bytes)) return;
        const auto wanted = std::max(reached, subjects_.of(event.subject).level(tx, event.subject).value_or(level_));
        store::insert(tx, {event.bytes, event.subject, {event.bytes, reached, wanted, {}, {}}}, now);
        const bool seals = offices_ != nullptr && offices_->begin(tx, now, event.bytes, event.subject);
        if (reached < wanted || seals) ask(tx, now, event.bytes);
    });
}

void Raising::adopt(const Digest& sealed, const Digest& grown) {
    if (sealed == grown || db_.read([&](Tx& tx) { return store::sealing(tx, sealed).has_value(); })) return;
    for (const auto& each : {sealed, grown})
        if (const auto path = blobs_.path(each); path && std::filesystem::file_size(*path) > most_adopted) return;
    const auto start = blobs_.get(sealed), file = blobs_.get(grown);
    if (file.size() <= start.size() || !std::equal(start.begin(), start.end(), file.begin())) return;
    const auto now = clock_.now();
    const std::string subject = std::string(handed_prefix) + sealed.hex();
    Standing stands;
    stands.bytes = grown;
    try {
        // It is handed out instead of the sealed one: nothing but what proves that may have been added. Nothing of it is
        // read in this process before it was judged apart.
        if (!grew_well(judged_, start, file, now)) return;
        (void)level_of(start, subject);   // throws where nothing is sealed
        stands.level = stands.wanted = level_of(file, subject);
        if (stands.level != Level::lta) return;
        stands.renew_by = pades::archive_ends(file, keys_.anchors());
    } catch (const Error& error) {
        if (error.code() == Code::unavailable) throw;   // no judge today: asked again
        return;
    }
    begin_grown(sealed, subject, stands, now);
}

void Raising::begin_grown(const Digest& sealed, std::string_view subject, const Standing& stands, Instant now) {
    auto begun = stands;
    begun.renew_at = renewal(stands.renew_by, now);
    db_.write([&](Tx& tx) {
        // What was destroyed while it grew leaves nothing behind.
        if (subject.starts_with(foreign_prefix) && store::foreign(tx, {sealed}).empty()) return;
        if (!store::sealing(tx, sealed)) store::insert(tx, {sealed, std::string(subject), begun}, now);
    });
}

std::string Raising::keep_foreign(const Digest& sealed) {
    if (db_.read([&](Tx& tx) { return store::sealing(tx, sealed).has_value(); })) return {};
    if (core::blob::size(blobs_, sealed) > most_adopted) return "unfit";
    const auto now = clock_.now();
    core::Bytes file = core::blob::read(blobs_, sealed, pades::evidence_spare);
    const std::size_t was = file.size();
    const std::string subject = std::string(foreign_prefix) + sealed.hex();
    Standing stands;
    try {
        if (pades::strangers_in(file, keys_.anchors()).until > 0) return "stranger";
        const auto evidence = sources_();
        pades::extend_onto(file, Level::lta, {keys_.timestamps(), *evidence, keys_.anchors(), now});
        if (file.size() > was && !grew_well(judged_, core::ByteView(file).first(was), file, now)) return "unfit";
        stands.level = stands.wanted = level_of(file, subject);
        if (stands.level != Level::lta) return "unfit";
        stands.renew_by = pades::archive_ends(file, keys_.anchors());
    } catch (const Error& error) {
        if (error.key() == "signing.error.evidence_away") return "away";
        if (error.key() == "signing.error.evidence_revoked") return "revoked";
        if (error.code() == Code::unavailable || error.code() == Code::upstream) throw;
        return "unfit";
    }
    stands.bytes = file.size() > was ? blobs_.put(file) : sealed;
    begin_grown(sealed, subject, stands, now);
    return {};
}

void Raising::raise(const core::jobs::Job& job) {
    const auto sealed = Digest::parse(core::json::text(job.payload, "sealed"));
    if (const auto wanted = level_named(core::json::text(job.payload, "wanted"))) {
        db_.write([&](Tx& tx) {
            if (!store::sealing(tx, sealed)) throw core::Error(core::Code::unavailable, "signing.error.sealing_unheard");
            want(tx, clock_.now(), sealed, *wanted);
        });
        return;
    }
    const auto missing = seal(sealed);
    if (missing && !missing->waited) std::rethrow_exception(missing->why);
    lift(sealed);
    if (missing) std::rethrow_exception(missing->why);
}

std::size_t Raising::of_others(std::string_view subject) {
    const auto given = db_.read([&](Tx& tx) {
        const auto round = store::latest(tx, subject);
        return round ? store::evidence(tx, round->id) : std::vector<store::Evidence>();
    });
    return given.empty() ? 0 : core::blob::size(blobs_, given.front().shown);
}

Level Raising::level_of(core::ByteView file, std::string_view subject) {
    return pades::level_of(file, keys_.anchors(), of_others(subject));
}

std::optional<Raising::Missing> Raising::seal(const Digest& sealed) {
    if (offices_ == nullptr) return std::nullopt;
    std::optional<store::OfficeSeal> wanted;
    std::optional<store::Sealing> known;
    db_.read([&](Tx& tx) {
        wanted = store::office_seal(tx, sealed);
        known = store::sealing(tx, sealed);
    });
    if (!wanted || wanted->set_at || !known) return std::nullopt;
    try {
        seal_now(*wanted, known->standing);
        return std::nullopt;
    } catch (const Error& error) {
        db_.write([&](Tx& tx) { store::note_fault(tx, sealed, error.key(), clock_.now()); });
        return Missing{std::current_exception(), offices_->waited(*wanted)};
    }
}

void Raising::seal_now(const store::OfficeSeal& wanted, const Standing& before) {
    core::Bytes file = core::blob::read(blobs_, before.bytes, pades::spare);
    const auto row = offices_->set(wanted, file);
    const auto now = clock_.now();
    Standing stands = before;
    stands.bytes = blobs_.put(file);
    stands.level = level_of(file, wanted.subject);
    stands.renew_by = pades::archive_ends(file, keys_.anchors());
    stands.renew_at = renewal(stands.renew_by, now);
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &clock_;
    db_.write([&](Tx& tx) {
        ensure_seal_usable(tx, core::unbase64(row.certificate), now);
        wish_of_now(tx, wanted.sealed, stands);
        if (!store::grow(tx, wanted.sealed, before.bytes, stands, now) || !store::set(tx, row)) return;
        core::audit::append(tx, ctx, "signing.office_sealed", wanted.subject,
                            {{"sealed", wanted.sealed.hex()}, {"bytes", stands.bytes.hex()},
                             {"unit", wanted.unit_name}, {"certificate", row.serial}});
    });
}

void Raising::lift(const Digest& sealed) {
    const auto known = db_.read([&](Tx& tx) { return store::sealing(tx, sealed); });
    const auto now = clock_.now();
    if (!known || !due(known->standing, now)) return;
    const auto& before = known->standing;
    const auto evidence = sources_();
    const bool renew = before.level >= before.wanted;
    core::Bytes file = core::blob::read(blobs_, before.bytes, pades::evidence_spare);
    const std::size_t was = file.size();
    pades::extend_onto(file, std::max(before.level, before.wanted),
                       {keys_.timestamps(), *evidence, keys_.anchors(), now, renew, of_others(known->subject)});
    if (!grew_well(of_outside(known->subject) ? judged_ : validator_, core::ByteView(file).first(was), file, now))
        throw Error(Code::internal, "signing.error.own_output");
    Standing stands = before;
    stands.level = level_of(file, known->subject);
    stands.renew_by = pades::archive_ends(file, keys_.anchors());
    stands.renew_at = renewal(stands.renew_by, now);
    if (renew && stands.renew_by <= before.renew_by) {
        db_.write([&](Tx& tx) { store::postpone(tx, sealed, *stands.renew_at); });
        return;
    }
    stands.bytes = blobs_.put(file);
    if (stands.bytes == before.bytes) throw Error(Code::internal, "signing.error.own_output");
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &clock_;
    db_.write([&](Tx& tx) {
        wish_of_now(tx, sealed, stands);
        if (!store::grow(tx, sealed, before.bytes, stands, now)) return;
        core::audit::append(tx, ctx, "signing.raised", known->subject,
                            {{"sealed", sealed.hex()}, {"bytes", stands.bytes.hex()}, {"level", name(stands.level)}});
    });
}

void Raising::nightly() {
    const auto now = clock_.now();
    db_.write([&](Tx& tx) {
        for (const auto& sealed : store::to_renew(tx, now, share(store::renewals(tx, now), now))) ask(tx, now, sealed);
        for (const auto& sealed : store::to_raise(tx, most_a_night)) ask(tx, now, sealed);
        if (offices_ == nullptr) return;
        for (const auto& sealed : store::seals_wanted(tx, most_a_night)) ask(tx, now, sealed);
    });
}

void Raising::check() const {
    const auto now = clock_.now();
    std::int64_t behind = 0, ending = 0;
    db_.read([&](Tx& tx) {
        behind = store::count_behind(tx, now - raising_patience);
        ending = store::count_unrenewed(tx, now + std::chrono::days(spare_nights));
    });
    if (ending > 0) throw Error(Code::unavailable, "signing.error.renewals_behind", {{"count", std::to_string(ending)}});
    if (behind > 0) throw Error(Code::unavailable, "signing.error.levels_behind", {{"count", std::to_string(behind)}});
}

}  // namespace signing
