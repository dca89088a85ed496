// SPDX-License-Identifier: Apache-2.0
#include "integrity/web/pages.h"

#include <algorithm>

#include "core/base/text.h"
#include "integrity/responses/responses.h"
#include "signing/summary.h"

namespace integrity::web {

using archive::DossierFile;
using archive::Held;
using archive::proof_of;
using archive::proved_file_of;
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

std::string what_of(const DossierFile& file, const Catalog& words) {
    const core::Args item{{"item", std::to_string(file.item)}};
    if (file.subject.empty()) return words.say("integrity.of.attachment", item);
    if (file.subject.starts_with("item:")) return words.say("integrity.of.item", item);
    if (!file.name.empty() && file.item == 0) return file.name;
    if (!file.name.empty()) return words.say("integrity.of.along", {{"item", std::to_string(file.item)}, {"name", file.name}});
    return file.item > 0 ? words.say("integrity.of.copy", item) : words.say("integrity.of.copy_whole");
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

Response Pages::proof(const Context& ctx, Request& request) { return proof_response(proofs_, ctx, request); }

Response Pages::file(const Context& ctx, Request& request) { return file_response(proofs_, ctx, request); }

std::string Pages::of_dossier(const Context& ctx, const Request& request, std::string_view subject) {
    const auto& words = words_.in(ctx.language);
    const auto id = archive::dossier_of_object(subject);
    const auto standing = dossiers_.standing(ctx, id);
    if (!standing || standing->files() == 0) return {};
    const auto& all = *standing;
    Data data;
    data.set("WHOLE_COUNT", words.number(all.whole))
        .set("DIFFERING_COUNT", words.number(all.differing))
        .set("UNCHECKED_COUNT", words.number(all.unchecked))
        .show_if(all.differing > 0, "ILL");
    const auto day = [&](core::Instant at) { return words.date(core::date_of(at, ctx.zone)); };
    if (all.last) data.add("READ").set("LAST", day(*all.last)).set("OLDEST", day(*all.oldest)).show_if(day(*all.last) != day(*all.oldest), "APART");
    const auto files = dossiers_.files(ctx, id);
    for (const auto& each : files)
        if (each.held == Held::differing) {
            auto& row = data.add("DIFFERS");
            row.set("WHAT", what_of(each, words)).show(each.gone ? "MISSING" : "DAMAGED");
        }
    for (const auto& each : files)
        if (each.proved && !each.name.empty())
            data.add("ALONG")
                .set("NAME", what_of(each, words))
                .set("URL", proof_of(each.subject))
                .set("FILE_URL", proved_file_of(each.subject));
    const auto others = dossiers_.signed_by_others(ctx, id);
    data.show_if(!others.empty(), "OTHERS");
    for (const auto& [number, report] : others)
        data.add("OTHER").set("OTHER_TEXT", words.say("integrity.dossier.signed_item", {{"n", std::to_string(number)},
                                                                                        {"verdict", signing::sentence_of(report.report, words)},
                                                                                        {"day", day(report.judged_at)},
                                                                                        {"kept", signing::kept_sentence(report, words)}}));
    data.show_if(std::any_of(files.begin(), files.end(), [](const auto& each) { return each.proved && !each.name.empty(); }), "ALONGS")
        .show_if(std::any_of(files.begin(), files.end(), [](const auto& each) { return each.proved.has_value(); }), "PROVED")
        .show_if(ctx.actor.may("integrity.read"), "MAY_LOOK");
    return book_.fragment(ctx, request, "integrity/dossier", data);
}

std::string Pages::panel(const Context& ctx, const Request& request, std::string_view subject) {
    const auto& words = words_.in(ctx.language);
    const auto told = proofs_.told(ctx, subject);
    const auto enclosed = proofs_.enclosed(ctx, subject);
    if (told.stamps.empty() && enclosed.empty()) return {};
    Data data;
    if (!told.stamps.empty()) {
        auto& one = data.add("OF_LETTER");
        one.set("URL", proof_of(std::string(subject)))
            .set("FILE_URL", proved_file_of(std::string(subject)))
            .set("AT", words.moment(told.stamps.front().at, ctx.zone))
            .set("BY", told.stamps.front().authority)
            .show_if(!told.newest, "OLDER");
        if (told.stamps.size() > 1) one.add("RENEWED").set("AGAIN", words.moment(told.stamps.back().at, ctx.zone));
    }
    for (const auto& [name, of] : enclosed) data.add("ENCLOSED").set("NAME", name).set("URL", proof_of(of)).set("FILE_URL", proved_file_of(of));
    data.show_if(!enclosed.empty(), "ENCLOSURES");
    return book_.fragment(ctx, request, "integrity/panel", data);
}

}  // namespace integrity::web
