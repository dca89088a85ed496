// SPDX-License-Identifier: Apache-2.0
// The page of one package that went out: what it is, its parts, timestamp and receipt.
#include "packages/input/fields.h"
#include "packages/web/pages.h"

namespace packages::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

PackageId package_in(const Request& request) { return PackageId::parse(request.param("id")); }

std::string stamp_text(const core::words::Catalog& words, const std::optional<signing::Vouched>& stamp,
                       core::Zone zone) {
    if (!stamp) return words.say("packages.receipt.stamp.none");
    core::Args args{{"by", stamp->by}};
    if (stamp->worth == signing::Worth::genuine && stamp->at) args.emplace_back("at", words.moment(*stamp->at, zone));
    return words.say("packages.receipt.stamp." + std::string(name(stamp->worth)), args);
}

std::string seal_text(const core::words::Catalog& words, const std::optional<signing::Vouched>& seal) {
    if (!seal) return words.say("packages.receipt.seal.none");
    return words.say("packages.receipt.seal." + std::string(name(seal->worth)), {{"by", seal->by}});
}

void show_receipt(Data& data, const Shown& shown, const core::words::Catalog& words, core::Zone zone) {
    const auto url = "/packages/" + shown.package.id.text() + "/receipt";
    if (!shown.receipt) {
        if (shown.package.digest) data.add("RECEIPT_FORM").set("RECEIPT_URL", url);
        return;
    }
    const auto& receipt = *shown.receipt;
    auto& row = data.add("RECEIPT");
    row.set("RECEIVED_BY", receipt.receiver).set("RECEIVED", words.moment(receipt.received, zone))
        .set("RECORDED_BY", receipt.recorded_by).set("RECORDED", words.moment(receipt.recorded, zone))
        .set("STAMP", stamp_text(words, shown.receipt_stamp, zone)).set("SEAL", seal_text(words, shown.receipt_seal))
        .set("GIVEN_URL", url);
    if (receipt.confirmed) row.add("CONFIRMED").set("WHO", receipt.confirmed_by).set("AT", words.moment(*receipt.confirmed, zone));
    const bool wanted = shown.package.handover && !shown.receipt_counts;
    row.show_if(wanted, "UNSWORN");
    if (shown.may_confirm) row.add("MAY_CONFIRM").set("CONFIRM_URL", url + "/confirm");
    if (wanted) data.add("RECEIPT_FORM").set("RECEIPT_URL", url);   // a signed one takes its place
}

}  // namespace

Response Pages::shown(const Context& ctx, Request& request, const core::Error* error) {
    const auto& words = words_.in(ctx.language);
    const auto shown = exports_.show(ctx, package_in(request));
    const auto& package = shown.package;
    const std::string url = "/packages/" + package.id.text();
    Data data;
    data.set("PAGE_TITLE", words.say("packages.one", {{"number", shown.number}}))
        .set("NUMBER", shown.number).set("TITLE", shown.title).set("RECEIVER", package.receiver)
        .set("DOSSIER_URL", "/archive/dossiers/" + package.dossier.text()).set("PURPOSE", package.purpose)
        .set("FORM", words.say("packages.form." + std::string(name(package.form)))).set("BY", package.asked_by)
        .set("ASKED", words.moment(package.asked, ctx.zone))
        .set("STATE", words.say("packages.is." + std::string(name(package.state))));
    if (!package.purpose.empty()) data.add("HAS_PURPOSE");
    if (package.handover && !shown.handed_over) data.add("HANDOVER").set("STAY_URL", url + "/stay");
    if (package.state == State::ready) data.add("READY").set("FILE_URL", url + "/file");
    if (package.state == State::waiting || package.state == State::failed)
        data.add("BATCH").set("BATCH_URL", "/batches/" + package.batch);
    if (package.parts > 1)
        data.add("PARTS").set("N", std::int64_t{package.part}).set("OF", std::int64_t{package.parts})
            .set("PARTS_URL", url + "/parts");
    if (package.digest) {
        auto& made = data.add("MADE");
        made.set("DIGEST", package.digest->hex()).set("MANIFEST", package.manifest->hex())
            .set("SIZE", words.number(static_cast<std::int64_t>((package.bytes + 1023) >> 10)));
        made.set("SEAL", package.sealed_by.empty() ? words.say("packages.seal.none")
                                                   : words.say("packages.sealed", {{"office", package.sealed_by}}));
        if (shown.copies.none > 0) data.add("UNSEALED").set("COUNT", words.number(shown.copies.none));
        if (shown.copies.since > 0) data.add("SEALED_SINCE").set("COUNT", words.number(shown.copies.since));
        if (package.form == Form::eark && package.bytes > most_brought) data.add("LARGE");
        if (package.stamped) made.show("STAMPED");
        else made.add("UNSTAMPED").set("STAMP_URL", url + "/stamp");
        if (!package.stamp.empty()) made.add("LATER").set("STAMP_URL", url + "/stamp");
    }
    show_receipt(data, shown, words, ctx.zone);
    if (error != nullptr) core::page::show_faults(data, error->faults(), words);
    return book_.render(ctx, request, "packages/show", std::move(data), error == nullptr ? 200 : core::http::fault_status);
}

Response Pages::show(const Context& ctx, Request& request) { return shown(ctx, request, nullptr); }

Response Pages::parts(const Context& ctx, Request& request) {
    auto response = core::http::text(exports_.parts(ctx, package_in(request)));
    response.header("Content-Disposition", "attachment; filename=\"bagian.sha256\"");
    return response;
}

Response Pages::stamp(const Context& ctx, Request& request) {
    const auto id = package_in(request);
    exports_.stamp_later(ctx, id);
    return core::http::see_other("/packages/" + id.text(), "packages.stamp.done");
}

Response Pages::stamp_file(const Context& ctx, Request& request) {
    return core::http::bytes(exports_.later_stamp(ctx, package_in(request)), "application/timestamp-reply",
                             "tagmanifest-sha256.tst", false);
}

Response Pages::stay(const Context& ctx, Request& request) {
    const auto id = package_in(request);
    exports_.stay(ctx, id);
    return core::http::see_other("/packages/" + id.text(), "packages.stay.done");
}

Response Pages::receipt_file(const Context& ctx, Request& request) {
    const auto id = package_in(request);
    const auto text = exports_.given_receipt(ctx, id);
    return core::http::bytes({text.begin(), text.end()}, "application/json", "tanda-terima-" + id.text() + ".json", false);
}

Response Pages::confirm_receipt(const Context& ctx, Request& request) {
    const auto id = package_in(request);
    exports_.confirm_receipt(ctx, id);
    return core::http::see_other("/packages/" + id.text(), "packages.receipt.confirmed");
}

Response Pages::receipt(const Context& ctx, Request& request) try {
    const auto id = package_in(request);
    exports_.record_receipt(ctx, id, core::chars(input::file_of(request)));
    return core::http::see_other("/packages/" + id.text(), "packages.receipt.done");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return shown(ctx, request, &error);
}

}  // namespace packages::web
