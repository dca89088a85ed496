// SPDX-License-Identifier: Apache-2.0
// Packages that came in: brought, looked at, taken.
#include "packages/input/fields.h"
#include "packages/web/pages.h"
#include "packages/web/told_words.h"

namespace packages::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

std::string import_url(const Import& import) { return "/packages/imports/" + import.id.text(); }

std::string class_name(const core::words::Catalog& words, const std::string& access) {
    for (const auto each : classification::all_access)
        if (classification::name(each) == access) return words.say("packages.access." + access);
    return access;
}

std::string proof_text(const core::words::Catalog& words, const signing::Vouched& proof, core::Zone zone) {
    if (proof.worth != signing::Worth::genuine) return words.say("packages.proof.unknown", {{"by", proof.by}});
    if (!proof.at) return words.say("packages.proof.genuine", {{"by", proof.by}});
    return words.say("packages.proof.genuine_at", {{"by", proof.by}, {"at", words.moment(*proof.at, zone)}});
}

std::string copy_seal_text(const core::words::Catalog& words, const depot::SealOfCopies& seal, const signing::Vouched& judged,
                           core::Zone zone) {
    const bool known = judged.worth == signing::Worth::genuine;
    return words.say(known ? "packages.import.copy_seal.genuine" : "packages.import.copy_seal.unknown",
                     {{"office", seal.office}, {"by", judged.by}, {"at", words.moment(seal.at, zone)}});
}

void show_item(Data& data, const PackedItem& item, const core::words::Catalog& words) {
    auto& row = data.add("ITEM");
    row.set("N", item.number).set("SUBJECT", item.title).set("LETTER_NUMBER", item.letter_number)
        .set("DATE", archive::said(archive::edtf_of(item.dated, item.first, item.date), words)).set("AMOUNT", item.amount)
        .set("ITEM_ACCESS", class_name(words, item.access)).set("STAGE", item.stage)
        .set("MEDIUM", item.on() + (item.condition.empty() ? "" : ", " + item.condition));
    if (!item.remark.empty()) row.add("REMARK").set("TEXT", item.remark);
    if (item.volume > 1) row.add("VOLUME").set("VOLUME_N", item.volume);
}

void show_proofs(Data& data, const Import& import, const core::words::Catalog& words, core::Zone zone) {
    data.set("SEAL", import.seal ? proof_text(words, *import.seal, zone) : words.say("packages.import.unsealed"));
    if (import.stamp) data.set("STAMP", proof_text(words, *import.stamp, zone));
    else data.set("STAMP", words.say(import.stamped ? "packages.import.stamped" : "packages.unstamped"));
}

// Side by side what the code is called there and here; `given`: what was sent to choose.
void show_choice(Data& data, const Imports::Preview& shown, const std::string& given) {
    const auto& content = shown.import.arrival.content;
    auto& row = data.add("CHOOSES");
    row.set("THERE", content.code_name).set("CODE_GIVEN", !given.empty() ? given : shown.code_here.empty() ? "" : content.code);
    if (shown.code_here.empty()) row.show("NOT_HERE");
    else row.add("IS_HERE").set("CODE_HERE", shown.code_here);
}

void show_along(Data& data, const Imports::Preview& shown, const core::words::Catalog& words) {
    if (!shown.along.empty()) data.show("ANY_ALONG");
    for (const auto& each : shown.along) {
        auto& row = data.add("FILE");
        row.set("NAME", each.name).set("FILE_URL", import_url(shown.import) + "/files/" + each.digest.hex())
            .set("KIND", words.say("packages.along." + each.kind))
            .set("KB", words.number(static_cast<std::int64_t>((each.bytes + 1023) >> 10)));
        if (each.item > 0) row.add("OF_ITEM").set("ITEM_N", each.item);
    }
}

}  // namespace

Response Pages::brought(const Context& ctx, Request& request, const core::Error* error) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("packages.import.title"));
    const auto sought = input::sought_from(request.query);
    const auto all = imports_.list(ctx, sought);
    if (!all.lines.empty()) data.show("SOME");
    else if (all.next.empty()) data.show("NONE");
    if (!all.next.empty()) data.add("OLDER").set("URL", input::older_url("/packages/imports", sought, all.next));
    for (const auto& each : all.lines) {
        const auto& content = each.import.arrival.content;
        auto& row = data.add("IMPORT");
        row.set("URL", import_url(each.import)).set("TITLE", content.title).set("FROM", content.agency)
            .set("NUMBER", content.number).set("BY", each.import.brought_by)
            .set("AT", words.moment(each.import.brought, ctx.zone))
            .set("STATE", words.say("packages.import.is." + std::string(name(each.import.stage))));
        if (content.parts > 1)
            row.add("PART").set("N", std::int64_t{content.part}).set("OF", std::int64_t{content.parts});
    }
    if (error != nullptr) core::page::show_faults(data, error->faults(), words);
    return book_.render(ctx, request, "packages/imports", std::move(data),
                        error == nullptr ? 200 : core::http::fault_status);
}

Response Pages::imports(const Context& ctx, Request& request) { return brought(ctx, request, nullptr); }

Response Pages::bring(const Context& ctx, Request& request) try {
    return core::http::see_other(import_url(imports_.bring(ctx, input::file_of(request))), "packages.import.checked");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return brought(ctx, request, &error);
}

Response Pages::import(const Context& ctx, Request& request) { return imported(ctx, request, nullptr); }

Response Pages::imported(const Context& ctx, Request& request, const core::Error* error) {
    const auto& words = words_.in(ctx.language);
    const auto shown = imports_.show(ctx, ImportId::parse(request.param("id")));
    const auto& content = shown.import.arrival.content;
    Data data;
    data.set("PAGE_TITLE", words.say("packages.import.one", {{"number", content.number}}))
        .set("TITLE", content.title).set("NUMBER", content.number).set("FROM", content.agency).set("UNIT", content.unit)
        .set("CODE", content.code).set("CODE_NAME", content.code_name).set("ACCESS", class_name(words, content.access))
        .set("OPENED", words.date(content.opened))
        .set("FILES", words.number(shown.import.arrival.payload))
        .set("SIZE", words.number(static_cast<std::int64_t>((shown.import.arrival.bytes + 1023) >> 10)))
        .set("MANIFEST", shown.import.arrival.manifest.hex())
        .set("STATE", words.say("packages.import.is." + std::string(name(shown.import.stage))));
    if (content.closed) data.add("CLOSED").set("DATE", words.date(*content.closed));
    if (content.parts > 1)
        data.add("PARTS").set("N", std::int64_t{content.part}).set("OF", std::int64_t{content.parts});
    if (!content.copies.empty())
        data.add("COPIES").set("COUNT", words.number(static_cast<std::int64_t>(content.copies.size())));
    for (std::size_t i = 0; i < shown.import.copy_seals.size() && i < content.seals.size(); ++i)
        data.add("COPY_SEAL").set("TEXT", copy_seal_text(words, content.seals[i], shown.import.copy_seals[i], ctx.zone));
    show_proofs(data, shown.import, words, ctx.zone);
    for (const auto& item : content.items) show_item(data, item, words);
    const auto told = told_sentences(content, words);
    if (!told.empty()) data.show("ANY_TOLD");
    for (const auto& each : told) data.add("TOLD").set("TEXT", each);
    show_along(data, shown, words);
    for (const auto& fault : shown.faults) data.add("WRONG").set("TEXT", words.say(fault.key, fault.args));
    if (!shown.faults.empty()) data.show("WRONGS");
    if (shown.import.stage == Stage::checked && shown.faults.empty()) {
        data.add("MAY_TAKE").set("TAKE_URL", import_url(shown.import) + "/take");
        if (shown.chooses) show_choice(data, shown, request.form.get("code"));
    }
    if (shown.import.dossier)
        data.add("TAKEN").set("DOSSIER_URL", "/archive/dossiers/" + shown.import.dossier->text())
            .set("HERE", shown.dossier_number).set("RECEIPT_URL", import_url(shown.import) + "/receipt");
    if (shown.import.unjudged) data.add("UNJUDGED").set("SINCE", words.date(core::date_of(*shown.import.unjudged, ctx.zone)));
    if (error != nullptr) core::page::show_faults(data, error->faults(), words);
    return book_.render(ctx, request, "packages/import", std::move(data),
                        error == nullptr ? 200 : core::http::fault_status);
}

Response Pages::take(const Context& ctx, Request& request) try {
    const auto code = input::code_from(core::http::Given(request.form));
    const auto import = imports_.take(ctx, ImportId::parse(request.param("id")), code);
    return core::http::see_other(import_url(import), "packages.import.done");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return imported(ctx, request, &error);
}

Response Pages::along(const Context& ctx, Request& request) {
    return input::along_of(imports_, ctx, request);
}

Response Pages::given_receipt(const Context& ctx, Request& request) {
    const auto receipt = imports_.receipt(ctx, ImportId::parse(request.param("id")));
    auto response = core::http::text(receipt.dump(2) + "\n", "application/json");
    response.header("Content-Disposition", "attachment; filename=\"tanda-terima-" +
                                               receipt.at("package").get<std::string>() + ".json\"");
    return response;
}

}  // namespace packages::web
