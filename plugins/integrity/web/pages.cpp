// SPDX-License-Identifier: Apache-2.0
#include "integrity/web/pages.h"

#include "core/base/text.h"
#include "core/http/given.h"

namespace integrity::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

constexpr int most_ill = 200, most_faults = 200, most_trees = 60;

// "1.234 KB", "12 MB", "7 GB".
std::string size(std::uint64_t bytes, const Catalog& words) {
    const char* units[] = {"KB", "MB", "GB", "TB"};
    std::uint64_t value = (bytes + 1023) >> 10;
    int unit = 0;
    while (value >= 10'000 && unit < 3) value >>= 10, ++unit;
    return words.number(static_cast<std::int64_t>(value)) + " " + units[unit];
}

void show_ill(Data& data, const std::vector<Object>& ill, const Context& ctx, const Catalog& words) {
    if (!ill.empty()) data.show("ILL");
    for (const auto& each : ill) {
        auto& row = data.add("ILL_FILE");
        row.set("DIGEST", each.digest.hex())
            .set("SIZE", size(each.bytes, words))
            .set("FOUND", words.moment(each.found.value_or(each.checked), ctx.zone))
            .set("CHECKED", each.checked.ms > 0 ? words.moment(each.checked, ctx.zone) : words.say("integrity.never"));
        row.show(each.state == State::missing ? "MISSING" : "DAMAGED");
    }
}

void show_trees(Data& data, const std::vector<TreeRow>& trees, const Context& ctx, const Catalog& words) {
    if (trees.empty()) data.show("NO_TREES");
    else data.show("TREES");
    for (const auto& each : trees) {
        auto& row = data.add("TREE");
        row.set("NUMBER", each.number).set("LEAVES", words.number(each.leaves)).set("ROOT", each.root.hex());
        if (each.audit_number) row.add("AUDIT").set("ENTRY", words.number(*each.audit_number));
        if (each.stamped)
            row.add("STAMPED")
                .set("AT", words.moment(*each.stamped, ctx.zone))
                .set("BY", each.authority)
                .set("UNTIL", words.date(core::date_of(*each.ends, ctx.zone)));
        else row.show("UNSTAMPED");
        if (each.renewed_in) row.add("RENEWED").set("IN", *each.renewed_in);
    }
}

void show_faults(Data& data, Heads& heads, const Context& ctx, const Catalog& words) {
    const auto count = heads.count();
    if (count.all() == 0) return;
    const auto all = heads.known(most_faults);
    const bool lapsed = count.tampered == 0;
    auto& box = data.add("FAULTS");
    box.set("TITLE", words.say(lapsed ? "integrity.lapsed" : "integrity.tampered"))
        .set("HELP", words.say(lapsed ? "integrity.lapsed_help" : "integrity.tampered_help"));
    if (count.all() > static_cast<std::int64_t>(all.size()))
        box.add("CUT").set("COUNT", words.number(count.all())).set("SHOWN", words.number(static_cast<std::int64_t>(all.size())));
    for (const auto& each : all) {
        auto& row = data.add("TREE_FAULT");
        row.set("NUMBER", each.tree)
            .set("WHAT", words.say("integrity.fault." + std::string(name(each.why))))
            .set("FOUND", words.moment(each.found, ctx.zone));
        if (each.entry) row.add("AUDIT").set("ENTRY", words.number(*each.entry));
    }
}

}  // namespace

Response Pages::overview(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto all = watch_.overview();
    Data data;
    data.set("PAGE_TITLE", words.say("integrity.title"))
        .set("FILES", words.number(all.files))
        .set("BYTES", size(static_cast<std::uint64_t>(all.bytes), words))
        .set("ILL_COUNT", words.number(all.ill))
        .set("WAITING", words.number(all.waiting))
        .set("UNSTAMPED_COUNT", words.number(all.unstamped))
        .show_if(all.ill > 0, "ILLNESS");
    if (const auto left = watch_.copies_left(); left > 0) data.add("COPIES").set("COUNT", words.number(left));
    if (all.oldest) data.add("OLDEST").set("AT", words.moment(*all.oldest, ctx.zone));
    if (all.stamped) data.add("LAST_STAMP").set("AT", words.moment(*all.stamped, ctx.zone));
    show_ill(data, watch_.ill(most_ill), ctx, words);
    show_faults(data, heads_, ctx, words);
    show_trees(data, trees_.newest(most_trees), ctx, words);
    return book_.render(ctx, request, "integrity/overview", std::move(data));
}

Response Pages::proof(const Context& ctx, Request& request) {
    core::http::Given given(request.query);
    const auto subject = given.line("subject", 100);
    given.done();
    auto file = proofs_.of(ctx, subject);
    if (!file) throw core::Error(core::Code::not_found, "core.error.not_found");
    return core::http::bytes(std::move(file->proof.record), "application/octet-stream", file->name, false);
}

std::string Pages::panel(const Context& ctx, const Request& request, std::string_view subject) {
    const auto& words = words_.in(ctx.language);
    const auto stamps = proofs_.stamps(ctx, subject);
    if (stamps.empty()) return {};
    Data data;
    data.set("URL", "/integrity/proof?subject=" + core::text::url(std::string(subject)))
        .set("AT", words.moment(stamps.front().at, ctx.zone))
        .set("BY", stamps.front().authority);
    if (stamps.size() > 1) data.add("RENEWED").set("AGAIN", words.moment(stamps.back().at, ctx.zone));
    return book_.fragment(ctx, request, "integrity/panel", data);
}

}  // namespace integrity::web
