// SPDX-License-Identifier: Apache-2.0
// Pages of what came, put together as letters: split, turned, sorted, merged. The originals stay as they came.
#include "core/base/text.h"
#include "core/pdf/regroup.h"
#include "intake/domain/cuts.h"
#include "intake/service/tray.h"
#include "intake/service/work.h"

namespace intake {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

Error bad_pages(const char* key, core::Args args = {}) {
    return Error("intake.error.incomplete", {{"pages", key, std::move(args)}});
}

void must_be_ready(const Arrival& arrival) {
    if (arrival.state != State::ready)
        throw Error(core::Code::conflict, "intake.error.state." + std::string(name(arrival.state)));
}

}  // namespace

std::vector<ArrivalId> TrayDesk::split(const Context& ctx, ArrivalId id, const std::vector<std::vector<int>>& letters) {
    const auto seen = parts_.db.read([&](Tx& tx) { return open_for(tx, parts_, ctx.actor, id); });
    must_be_ready(seen);
    std::vector<Run> runs;
    for (const auto& pages : letters) runs.push_back({pages});
    if (!sound(runs, seen.pages))
        throw bad_pages("intake.fault.split", {{"pages", std::to_string(seen.pages)}});
    const auto whole = parts_.blobs.get(seen.pdf);
    std::vector<core::Digest> made;
    for (const auto& pages : letters) {
        std::vector<core::pdf::Take> takes;
        for (const int page : pages) takes.push_back({page - 1, 0, 0});
        made.push_back(parts_.blobs.put(core::pdf::regroup({whole}, takes)));
    }
    return parts_.db.write([&](Tx& tx) {
        auto arrival = open_for(tx, parts_, ctx.actor, id);
        if (arrival.pdf != seen.pdf) throw Error(core::Code::conflict, "intake.error.moved");
        must_be_ready(arrival);
        return cut(tx, parts_, ctx, arrival, letters, made);
    });
}

void TrayDesk::arrange(const Context& ctx, ArrivalId id, const std::vector<Placed>& pages) {
    const auto seen = parts_.db.read([&](Tx& tx) { return open_for(tx, parts_, ctx.actor, id); });
    must_be_ready(seen);
    std::vector<core::pdf::Take> takes;
    std::vector<bool> used(static_cast<std::size_t>(seen.pages) + 1);
    for (const auto& each : pages) {
        if (each.page < 1 || each.page > seen.pages || used[static_cast<std::size_t>(each.page)] || each.turn % 90 != 0)
            throw bad_pages("intake.fault.pages", {{"pages", std::to_string(seen.pages)}});
        used[static_cast<std::size_t>(each.page)] = true;
        takes.push_back({each.page - 1, each.turn, 0});
    }
    if (takes.empty()) throw bad_pages("intake.fault.no_pages");
    const auto made = parts_.blobs.put(core::pdf::regroup({parts_.blobs.get(seen.pdf)}, takes));
    parts_.db.write([&](Tx& tx) {
        auto arrival = open_for(tx, parts_, ctx.actor, id);
        if (arrival.pdf != seen.pdf) throw Error(core::Code::conflict, "intake.error.moved");
        const auto was = arrival.state;
        arrival.arrange(made, static_cast<int>(takes.size()));
        write_back(tx, parts_, arrival, was);
        ask_for_work(tx, parts_, id);
        core::audit::append(tx, ctx, "intake.arranged", subject_of(id), {{"pages", takes.size()}});
    });
}

ArrivalId TrayDesk::merge(const Context& ctx, const std::vector<ArrivalId>& arrivals) {
    if (arrivals.size() < 2) throw Error("intake.error.incomplete", {{"arrivals", "intake.fault.merge", {}}});
    std::vector<Arrival> seen;
    parts_.db.read([&](Tx& tx) {
        seen.clear();
        for (const auto& id : arrivals) {
            for (const auto& other : seen)
                if (other.id == id) throw Error("intake.error.incomplete", {{"arrivals", "intake.fault.merge", {}}});
            seen.push_back(open_for(tx, parts_, ctx.actor, id));
            must_be_ready(seen.back());
        }
    });
    std::vector<core::Bytes> files;
    std::vector<core::pdf::Take> takes;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        files.push_back(parts_.blobs.get(seen[i].pdf));
        for (int page = 0; page < seen[i].pages; ++page) takes.push_back({page, 0, i});
    }
    if (takes.size() > static_cast<std::size_t>(parts_.bounds.pages))
        throw Error(core::Code::too_large, "intake.error.many_pages",
                    {{"pages", std::to_string(takes.size())}, {"most", std::to_string(parts_.bounds.pages)}});
    const auto made = parts_.blobs.put(core::pdf::regroup({files.begin(), files.end()}, takes));
    parts_.db.write([&](Tx& tx) {
        for (std::size_t i = 0; i < seen.size(); ++i) {
            auto one = open_for(tx, parts_, ctx.actor, seen[i].id);
            if (one.pdf != seen[i].pdf) throw Error(core::Code::conflict, "intake.error.moved");
            const auto was = one.state;
            if (i == 0) {
                for (std::size_t other = 1; other < seen.size(); ++other) one.take_attachments_of(seen[other]);
                one.arrange(made, static_cast<int>(takes.size()));
            } else {
                one.discard(seen.front().file_name, ctx.now(), ctx.actor.person_name);
            }
            write_back(tx, parts_, one, was);
            core::Json data{{"with", seen.front().id.text()}};
            if (i == 0) data = {{"pages", takes.size()}};
            core::audit::append(tx, ctx, "intake.merged", subject_of(one.id), data);
        }
        ask_for_work(tx, parts_, seen.front().id);
    });
    return seen.front().id;
}

}  // namespace intake
