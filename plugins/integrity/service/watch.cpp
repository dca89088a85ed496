// SPDX-License-Identifier: Apache-2.0
#include "integrity/service/watch.h"

#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "core/blob/read.h"
#include "core/jobs/jobs.h"

namespace integrity {

using core::Context;
using core::Digest;
using core::Instant;
using core::db::Tx;

namespace {

constexpr int portion = 200;
constexpr std::size_t together = 1000;   // taken in by one unit

constexpr int most_ill = 10'000;

std::string object_of(const Digest& digest) { return "file:" + digest.hex(); }

void read_next(Tx& tx, Instant now, std::uint64_t read_before) {
    core::jobs::add(tx, now, Watch::job, {{"bytes", read_before}}, {.key = std::string(Watch::job)});
}

}  // namespace

std::int64_t Watch::take_in(const Context& ctx) {
    std::vector<std::pair<Digest, std::uint64_t>> came;
    std::int64_t count = 0;
    const auto flush = [&] {
        count += db_.write([&](Tx& tx) {
            std::int64_t fresh = 0;
            for (const auto& [digest, bytes] : came) fresh += store_.add(tx, digest, bytes, ctx.now());
            return fresh;
        });
        came.clear();
    };
    blobs_.each([&](const Digest& digest) {
        std::error_code failed;
        const auto path = blobs_.path(digest);
        const auto bytes = path ? std::filesystem::file_size(*path, failed) : 0;
        if (!path || failed) return;   // destroyed since it was listed
        came.emplace_back(digest, bytes);
        if (came.size() == together) flush();
    });
    if (!came.empty()) flush();
    return count;
}

bool Watch::mend(const Digest& digest) {
    if (budget_.replica.empty()) return false;
    return blobs_.mend(digest, copy_of(digest));
}

std::filesystem::path Watch::copy_of(const Digest& digest) const {
    const auto name = digest.hex();
    return budget_.replica / name.substr(0, 2) / name.substr(2, 2) / name;
}

State Watch::look(const Context& ctx, const Object& object, Night& night) {
    const auto path = blobs_.path(object.digest);
    const auto found = path ? core::blob::measure(*path) : std::nullopt;
    State state = !path ? State::missing : found && found->digest == object.digest ? State::good : State::damaged;
    night.read += 1;
    night.bytes += found ? found->bytes : object.bytes;
    const State ill = state;
    if (state == State::good && object.state == State::good) return state;   // most are; run() writes them down together
    const auto destroyed = [&](Tx& tx) {
        const auto now = store_.find(tx, object.digest);
        return !now || now->state == State::gone;
    };
    if (db_.read(destroyed)) return State::gone;
    const bool mended = state != State::good && mend(object.digest);
    if (mended) state = State::good;
    db_.write([&](Tx& tx) {
        if (destroyed(tx)) {
            state = State::gone;
            return;
        }
        store_.checked(tx, object.digest, ctx.now(), state);
        // Told once, not every night.
        if (ill != State::good && object.state == State::good)
            core::audit::append(tx, ctx, "integrity." + std::string(name(ill)), object_of(object.digest));
        if (mended) core::audit::append(tx, ctx, "integrity.mended", object_of(object.digest));
        if (state == State::good && object.state != State::good && !mended)
            core::audit::append(tx, ctx, "integrity.back", object_of(object.digest));
    });
    if (state == State::gone) {
        if (mended) blobs_.remove_for_good(object.digest);   // destroyed while its copy was on the way
        return state;
    }
    night.mended += mended ? 1 : 0;
    night.ill += state == State::damaged || state == State::missing ? 1 : 0;
    return state;
}

Watch::Night Watch::read_due(const Context& ctx, Instant before, std::uint64_t bytes, std::set<Digest>& seen,
                             bool& more) {
    Night night;
    const auto due = db_.read([&](Tx& tx) { return store_.due(tx, before, portion); });
    std::vector<Digest> good;
    more = false;
    for (const auto& object : due) {
        if (night.bytes >= bytes) {
            more = false;
            break;
        }
        if (!seen.insert(object.digest).second) continue;
        more = true;
        if (look(ctx, object, night) == State::good) good.push_back(object.digest);
    }
    more = more && due.size() == static_cast<std::size_t>(portion);
    db_.write([&](Tx& tx) {
        for (const auto& digest : good) store_.checked(tx, digest, ctx.now(), State::good);
    });
    return night;
}

Watch::Night Watch::run(const Context& ctx, bool all) {
    Night night;
    night.came = take_in(ctx);
    for (const auto& object : ill(most_ill)) look(ctx, object, night);
    const auto before = all ? ctx.now() + std::chrono::milliseconds(1) : ctx.now() - budget_.cycle;
    std::set<Digest> seen;   // with `all` a clock that stands still gives what was just read again
    for (bool more = true; more;) {
        const auto left = all ? UINT64_MAX : budget_.bytes - std::min(budget_.bytes, night.bytes);
        const auto some = read_due(ctx, before, left, seen, more);
        night.read += some.read;
        night.ill += some.ill;
        night.mended += some.mended;
        night.bytes += some.bytes;
    }
    return night;
}

void Watch::begin(const Context& ctx) {
    take_in(ctx);
    Night night;
    for (const auto& object : ill(most_ill)) look(ctx, object, night);
    db_.write([&](Tx& tx) { read_next(tx, ctx.now(), night.bytes); });
}

void Watch::go_on(const Context& ctx, std::uint64_t read_before) {
    bool more = false;
    std::set<Digest> seen;
    const auto left = budget_.bytes - std::min(budget_.bytes, read_before);
    const auto some = read_due(ctx, ctx.now() - budget_.cycle, left, seen, more);
    if (more) db_.write([&](Tx& tx) { read_next(tx, ctx.now(), read_before + some.bytes); });
}

Overview Watch::overview() {
    return db_.read([&](Tx& tx) { return store_.overview(tx); });
}

std::vector<Object> Watch::ill(int limit) {
    return db_.read([&](Tx& tx) { return store_.ill(tx, limit); });
}

void Watch::check_health(Instant now) {
    const auto all = db_.read([&](Tx& tx) { return store_.health(tx); });
    if (all.ill > 0)
        throw core::Error(core::Code::conflict, "integrity.health.ill", {{"count", std::to_string(all.ill)}});
    if (all.oldest && *all.oldest < now - 2 * budget_.cycle)
        throw core::Error(core::Code::conflict, "integrity.health.behind", {{"days", std::to_string(budget_.cycle.count())}});
    if (all.files > 0 && lacks_its_copy())
        throw core::Error(core::Code::conflict, "integrity.health.replica", {{"folder", budget_.replica.string()}});
}

void Watch::gone(Tx& tx, const Digest& bytes) {
    store_.gone(tx, bytes, clock_.now());
    if (!budget_.replica.empty())
        core::jobs::add(tx, clock_.now(), copies_job, core::Json::object(), {.key = std::string(copies_job)});
}

// A copy that is not mounted now leaves an empty folder, or none.
bool Watch::copy_is_there() const {
    std::error_code failed;
    return !budget_.replica.empty() && !std::filesystem::is_empty(budget_.replica, failed) && !failed;
}

std::int64_t Watch::sweep_copies() {
    if (!copy_is_there()) return copies_left();
    std::int64_t left = 0;
    for (Digest after{};;) {
        const auto some = db_.read([&](Tx& tx) { return store_.copies(tx, after, portion); });
        for (const auto& digest : some) {
            const bool here = db_.read([&](Tx& tx) {
                const auto now = store_.find(tx, digest);
                return now && now->state != State::gone;   // it came again, and its copy is one of something living
            });
            std::error_code why;
            if (!here) std::filesystem::remove(copy_of(digest), why);
            const bool stays = static_cast<bool>(why);   // what cannot be reached is not gone
            left += stays ? 1 : 0;
            if (!stays) db_.write([&](Tx& tx) { store_.copy_gone(tx, digest); });
        }
        if (some.size() < static_cast<std::size_t>(portion)) return left;
        after = some.back();
    }
}

std::int64_t Watch::copies_left() {
    return budget_.replica.empty() ? 0 : db_.read([&](Tx& tx) { return store_.count_copies(tx); });
}

}  // namespace integrity
