// SPDX-License-Identifier: Apache-2.0
#include "core/search/sources.h"

#include <algorithm>
#include <optional>

#include "core/base/blame.h"
#include "core/base/error.h"
#include "core/jobs/jobs.h"
#include "core/log/log.h"

namespace core::search {
namespace {

constexpr int portion_size = 50;

void ask_next(db::Tx& tx, Instant now) {
    jobs::add(tx, now, Sources::job, Json::object(), {.key = std::string(Sources::job)});
}

struct Reached {
    std::string edition, after;
    bool ended = false;
};

// Nobody else goes on with this kind meanwhile.
std::optional<Reached> hold(db::Tx& tx, const std::string& kind) {
    tx.exec("UPDATE core_search_source SET kind = kind WHERE kind = ?", {kind});
    return tx.one("SELECT edition, after_id, ended FROM core_search_source WHERE kind = ?", {kind},
                  [](const db::Row& row) { return Reached{row.text(0), row.text(1), row.flag(2)}; });
}

void reach(db::Tx& tx, const std::string& kind, const std::string& after, bool ended) {
    tx.exec("UPDATE core_search_source SET after_id = ?, ended = ? WHERE kind = ?", {after, ended, kind});
}

}  // namespace

void Sources::begin(db::Db& db, Instant now) const {
    const auto known = db.read([](db::Tx& tx) {
        return tx.all("SELECT kind, edition, ended FROM core_search_source", {}, [](const db::Row& row) {
            return std::pair(row.text(0), Reached{row.text(1), "", row.flag(2)});
        });
    });
    const bool all_through = std::all_of(all_.begin(), all_.end(), [&](const Source& source) {
        return std::any_of(known.begin(), known.end(), [&](const auto& each) {
            return each.first == source.kind && each.second.edition == source.edition && each.second.ended;
        });
    });
    if (all_through) return;
    db.write([&](db::Tx& tx) {
        for (const auto& source : all_)
            tx.exec("INSERT INTO core_search_source (kind, edition, after_id, ended) VALUES (?, ?, '', ?)"
                    " ON CONFLICT (kind) DO UPDATE SET edition = excluded.edition, after_id = '',"
                    " ended = excluded.ended"
                    " WHERE core_search_source.edition <> excluded.edition",
                    {source.kind, source.edition, false});
        ask_next(tx, now);
    });
}

// Gives the kind it worked on; `most` of 1 after a portion failed, to find the one that cannot be put.
Sources::Went Sources::portion(db::Tx& tx, Instant now, int most, std::string& at) const {
    for (const auto& source : all_) {
        const auto reached = hold(tx, source.kind);
        if (!reached || reached->ended) continue;
        const auto ids = source.next(tx, reached->after, most);
        for (const auto& id : ids) {
            at = source.kind + ":" + id;
            // Who puts it meanwhile comes before or after, so that no older readers stand where newer ones stood.
            tx.exec("UPDATE core_search SET id = id WHERE kind = ? AND id = ?", {source.kind, id});
            source.put(tx, id);
        }
        reach(tx, source.kind, ids.empty() ? reached->after : ids.back(), static_cast<int>(ids.size()) < most);
        ask_next(tx, now);
        return Went::on;
    }
    return Went::over;
}

void Sources::skip(db::Tx& tx, const std::string& kind_and_id) const {
    const auto colon = kind_and_id.find(':');
    const auto kind = kind_and_id.substr(0, colon);
    if (hold(tx, kind)) reach(tx, kind, kind_and_id.substr(colon + 1), false);
}

void Sources::work(db::Db& db, const Clock& clock) const {
    std::string at;
    try {
        db.write([&](db::Tx& tx) { portion(tx, clock.now(), portion_size, at); });
        return;
    } catch (const Error& error) {
        if (blame::away(error.code())) throw;
        log::warning("search.portion", {{"at", at}, {"reason", error.key()}});
    }
    // One of them cannot be put: the others shall be all the same.
    for (int i = 0; i < portion_size; ++i) try {
            at.clear();
            if (db.write([&](db::Tx& tx) { return portion(tx, clock.now(), 1, at); }) == Went::over) return;
        } catch (const Error& error) {
            if (blame::away(error.code()) || at.empty()) throw;
            log::error("search.not_put", {{"document", at}, {"reason", error.key()}});
            db.write([&](db::Tx& tx) { skip(tx, at); });
        }
    db.write([&](db::Tx& tx) { ask_next(tx, clock.now()); });
}

std::int64_t Sources::behind(db::Tx& tx) const {
    return tx.count("SELECT COUNT(*) FROM core_search_source WHERE ended = ?", {false});
}

}  // namespace core::search
