// SPDX-License-Identifier: Apache-2.0
// What the desk knows of, and the register.
#include "depot/service/requests.h"

#include <algorithm>

namespace depot {

using archive::DossierId;
using archive::Kept;
using core::Context;
using core::db::Tx;

std::string object_of(RequestId id) { return "request:" + id.text(); }

std::string_view name(Desk desk) {
    switch (desk) {
        case Desk::open: return "open";
        case Desk::overdue: return "overdue";
        case Desk::ended: return "ended";
    }
    return "open";
}

std::vector<std::pair<std::string, std::int64_t>> YearOfRequests::sums() const {
    return {{"received", counts.received}, {"granted", counts.granted},     {"partly", counts.partly},
            {"refused", counts.refused},   {"withdrawn", counts.withdrawn}, {"open", counts.open},
            {"extended", counts.extended}, {"late", counts.late},           {"copies", copies}};
}

bool Requests::may_see(Tx& tx, const core::Actor& actor, const InfoRequest& request) {
    return actor.may(serve_right) && serves(tx, parts_, actor, request.unit);
}

InfoRequest Requests::seen(Tx& tx, const Context& ctx, RequestId id) {
    auto found = store::request(tx, id);
    if (!found || !may_see(tx, ctx.actor, *found)) core::ensure(core::Verdict::hidden);
    return *std::move(found);
}

RequestShown Requests::shown(Tx& tx, const Context& ctx, InfoRequest request) {
    RequestShown made;
    if (request.state == RequestState::open)
        made.left = parts_.calendar.worktime(tx).due_words(ctx.today(), request.due);
    made.request = std::move(request);
    return made;
}

store::RequestAsk Requests::asked(Tx& tx, const Context& ctx, Desk desk) {
    store::RequestAsk ask;
    ask.units = own_units(tx, parts_, ctx.actor);
    ask.limit = most_listed;
    if (desk == Desk::open) ask.state = RequestState::open;
    if (desk == Desk::overdue) ask.overdue_on = ctx.today();
    ask.ended = desk == Desk::ended;
    return ask;
}

std::vector<RequestShown> Requests::list(const Context& ctx, Desk desk) {
    must(ctx, serve_right);
    return parts_.db.read([&](Tx& tx) {
        std::vector<RequestShown> all;
        Series series(tx, parts_, ctx.actor);
        for (auto& each : store::requests(tx, asked(tx, ctx, desk))) {
            all.push_back(shown(tx, ctx, std::move(each)));
            all.back().request.series = series.of(all.back().request.unit);
        }
        return all;
    });
}

std::int64_t Requests::count(const Context& ctx, Desk desk) {
    if (ctx.actor.seats.empty() || !ctx.actor.may(serve_right)) return 0;
    return parts_.db.read([&](Tx& tx) { return store::count(tx, asked(tx, ctx, desk)); });
}

RequestShown Requests::one(const Context& ctx, RequestId id) {
    must(ctx, serve_right);
    auto found = parts_.db.read([&](Tx& tx) {
        auto made = shown(tx, ctx, seen(tx, ctx, id));
        auto& request = made.request;
        Series series(tx, parts_, ctx.actor);
        request.series = series.of(request.unit);
        const auto ours = own_units(tx, parts_, ctx.actor);
        made.copies = store::copies(tx, id);
        auto records = store::records(tx, id);
        std::vector<DossierId> ids;
        for (const auto& each : made.copies) ids.push_back(each.dossier);
        for (const auto& each : records) ids.push_back(each.dossier);
        const auto known = known_of(tx, parts_, ctx, ids);
        std::erase_if(made.copies, [&](const store::Copy& each) { return !known.contains(each.dossier); });
        for (auto& each : records) {
            const auto dossier = known.find(each.dossier);
            if (dossier == known.end()) {
                made.hidden = true;
                continue;
            }
            RecordShown record{std::move(each), dossier->second};
            record.before = store::closed_before(tx, ours, record.dossier.id, ctx.today(), id);
            if (record.before) record.before->number = in_series(record.before->number, series.of(record.before->unit));
            if (gives(record.sought.release) && request.state != RequestState::withdrawn)
                if (auto closed = store::closed_since(tx, id, record.dossier.id, ctx.today()))
                    record.since = Closed{std::move(closed->ground), closed->closed_until};
            if (request.state != RequestState::withdrawn)
                record.closed = closed_by_instrument(tx, parts_, record.dossier, ctx.today());
            record.unreasoned = record.closed && record.sought.release == Release::open && !record.closed->answered(record.sought, ctx.zone);
            for (const auto& copy : made.copies)
                if (copy.dossier == record.dossier.id) record.copies += copy.copies;
            made.records.push_back(std::move(record));
        }
        for (auto& each : store::grounds(tx, ours))
            if (!each.ended) made.grounds.push_back(std::move(each));
        if (const auto colon = request.letter.find(':'); colon != std::string::npos) {
            const auto letter = letters::LetterId::parse(request.letter.substr(colon + 1));
            if (parts_.letters.may_see(tx, ctx.actor, letter) == core::Verdict::allowed) made.letter = letter.text();
        }
        return made;
    });
    parts_.notices.opened(ctx, object_of(id));
    return found;
}

std::vector<Kept> Requests::find(const Context& ctx, const std::string& words) {
    must(ctx, serve_right);
    if (clean(words).empty()) return {};
    return parts_.db.read([&](Tx& tx) {
        core::search::Wanted wanted;
        wanted.words = clean(words);
        wanted.kind = "dossier";
        wanted.limit = most_found;
        wanted.order = core::search::Order::best;
        std::vector<DossierId> ids;
        for (const auto& hit : parts_.search.find(tx, ctx.actor.tokens(), wanted).hits)
            ids.push_back(DossierId::parse(hit.id));
        auto known = known_of(tx, parts_, ctx, ids);
        std::vector<Kept> all;   // best first, as they were found
        for (const auto& id : ids)
            if (const auto found = known.find(id); found != known.end() && !gone(found->second))
                all.push_back(std::move(found->second));
        return all;
    });
}

YearOfRequests Requests::sums(Tx& tx, const Context& ctx, int year) {
    YearOfRequests made;
    made.year = year;
    const auto units = own_units(tx, parts_, ctx.actor);
    made.unit_name = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit).name;
    made.counts = store::request_counts(tx, units, year, ctx.today());
    made.copies = store::copies_given(tx, units, year);
    return made;
}

YearOfRequests Requests::sums(const Context& ctx, int year) {
    must(ctx, serve_right);
    return parts_.db.read([&](Tx& tx) { return sums(tx, ctx, year); });
}

YearOfRequests Requests::year(const Context& ctx, int year) {
    must(ctx, serve_right);
    return parts_.db.read([&](Tx& tx) {
        auto made = sums(tx, ctx, year);
        store::RequestAsk ask;
        ask.units = own_units(tx, parts_, ctx.actor);
        ask.year = year;
        ask.limit = most_in_register;
        made.requests = store::requests(tx, ask);
        std::reverse(made.requests.begin(), made.requests.end());
        Series series(tx, parts_, ctx.actor);
        for (auto& each : made.requests) each.series = series.of(each.unit);
        return made;
    });
}

std::vector<Ground> Requests::grounds(const Context& ctx) {
    must(ctx, serve_right);
    return parts_.db.read([&](Tx& tx) { return store::grounds(tx, own_units(tx, parts_, ctx.actor)); });
}

}  // namespace depot
