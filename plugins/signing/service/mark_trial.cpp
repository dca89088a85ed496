// SPDX-License-Identifier: Apache-2.0
#include "signing/service/mark_trial.h"

#include <cmath>

#include "core/audit/trail.h"
#include "core/pdf/frame.h"
#include "core/pdf/mark.h"
#include "signing/pades/source.h"
#include "signing/seal/accept.h"
#include "signing/seal/esign/signers.h"
#include "signing/service/look.h"

namespace signing {
namespace {

namespace pdf = core::pdf;
using core::Code;
using core::Context;
using core::Error;

constexpr double mark_wide = 84, mark_high = 20;   // millimetres, as on a letter
constexpr double near_enough = 4;        // points: services round to whole ones

pdf::Block line(const std::string& text, pdf::Style style = {}) {
    pdf::Paragraph made;
    made.after = 6;
    made.runs = {{text, std::move(style)}};
    return made;
}

// The room lies in the upper half, so that counting from the other edge leads far away from it.
pdf::Result page(core::Instant at, const std::string& fonts) {
    pdf::Document out;
    auto title = line("Halaman uji letak tanda tangan", {.bold = true, .size = 14});
    std::get<pdf::Paragraph>(title.content).heading = 1;
    out.push_back(std::move(title));
    out.push_back(line("Halaman ini bukan naskah dinas. Tanda tangan seharusnya tampak di bawah baris ini:"));
    out.push_back(pdf::SignatureSpace{"uji", mark_wide, mark_high});
    pdf::Setup setup;
    setup.page_number.clear();
    setup.title = "Halaman uji letak tanda tangan";
    setup.created = at;
    return pdf::write(out, setup, fonts);
}

bool close(const pades::Box& a, const pades::Box& b) {
    return std::abs(a.left - b.left) <= near_enough && std::abs(a.bottom - b.bottom) <= near_enough &&
           std::abs(a.width - b.width) <= near_enough && std::abs(a.height - b.height) <= near_enough;
}

// The place of the field on the first page; nothing when it does not show there.
std::optional<pades::Box> place_of(core::ByteView signed_page, const std::string& name, MarkTrials::Outcome& out) {
    const pades::Source source(signed_page);
    QPDFObjectHandle first = source.page(1);
    const auto frame = pdf::frame_of(first);
    out.width = frame.shown.width;
    out.height = frame.shown.height;
    for (const auto& field : source.fields()) {
        if (field.name != name) continue;
        QPDFObjectHandle widget = field.object, kids = widget.getKey("/Kids");
        if (!widget.hasKey("/Rect") && kids.isArray() && kids.getArrayNItems() > 0) widget = kids.getArrayItem(0);
        QPDFObjectHandle rect = widget.getKey("/Rect"), where = widget.getKey("/P");
        const bool elsewhere = where.isDictionary() && where.getObjGen() != first.getObjGen();
        if (!rect.isRectangle() || elsewhere) return std::nullopt;
        const auto edges = rect.getArrayAsRectangle();
        const auto seen = frame.as_seen({std::min(edges.llx, edges.urx), std::min(edges.lly, edges.ury),
                                         std::abs(edges.urx - edges.llx), std::abs(edges.ury - edges.lly)});
        if (!(seen.width > 0) || !(seen.height > 0)) return std::nullopt;
        return pades::Box{seen.x, seen.y, seen.width, seen.height};
    }
    return std::nullopt;
}

MarkOrigin used_by(const Provider& provider) {
    if (provider.mark_origin != MarkOrigin::usual) return provider.mark_origin;
    return provider.kind == ProviderKind::esign_v1 ? MarkOrigin::bottom : MarkOrigin::top;
}

MarkOrigin other(MarkOrigin origin) { return origin == MarkOrigin::top ? MarkOrigin::bottom : MarkOrigin::top; }

}  // namespace

Provider MarkTrials::find(const Context& ctx, ProviderId id) {
    Provider provider = providers_.find(ctx, id).provider;
    if (!takes_whole(provider.kind)) throw Error(Code::conflict, "signing.error.no_mark_trial");
    return provider;
}

core::Bytes MarkTrials::sign(const Context& ctx, const Provider& provider, const seal::WholeRequest& wish,
                             const core::Secret& secret) {
    const esign::Service service = providers_.clients().esign(provider);
    std::unique_ptr<seal::WholeSigner> signer;
    if (provider.kind == ProviderKind::esign_v1) signer = std::make_unique<esign::PersonV1>(service);
    else
        signer = std::make_unique<esign::PersonV2>(
            service, provider.one_time ? esign::Proof::Kind::totp : esign::Proof::Kind::passphrase);
    signer->require_ready(wish.who);
    try {
        auto got = signer->sign(wish, secret);
        accounts_.note_right_secret(db_, ctx);
        return got;
    } catch (const Error& error) {
        const bool once = error.key() == "signing.error.otp_wrong";
        if (!once && error.key() != "signing.error.passphrase") throw;
        const int left = accounts_.note_wrong_secret(db_, ctx);
        const std::string minutes = std::to_string(core::auth::lock_time.count());
        if (left == 0) throw Error(Code::too_many, "signing.error.passphrase_locked", {{"minutes", minutes}});
        throw Error(once ? "signing.error.otp_wrong" : "signing.error.passphrase",
                    {{provider.one_time ? "otp" : "passphrase", once ? "signing.fault.otp_wrong" : "signing.fault.passphrase",
                      {{"left", std::to_string(left)}, {"minutes", minutes}}}});
    }
}

MarkTrials::Outcome MarkTrials::run(const Context& ctx, ProviderId id, const std::string& nik, Proof proof) {
    const Provider provider = find(ctx, id);
    if (auto faults = key_faults(provider.kind, UseScope::person, nik); !faults.empty())
        throw Error("core.error.invalid", {{"nik", faults.front().key, {}}});
    // Nothing goes to a service while the account is locked: guesses there are not ours to spend.
    db_.read([&](core::db::Tx& tx) {
        const auto seat = ctx.actor.seats.empty() ? core::AppointmentId{} : ctx.actor.seat().appointment;
        (void)accounts_.by_person(tx, ctx.actor.person, seat, ctx.now(), ctx.zone);
    });
    if (provider.one_time && proof.one_time.empty()) {
        providers_.clients().send_one_time(provider, nik, 1);
        throw Error("core.error.invalid", {{"otp", "signing.fault.otp_sent", {}}});
    }
    if (!provider.one_time && proof.passphrase.empty())
        throw Error("core.error.invalid", {{"passphrase", "signing.fault.passphrase_empty", {}}});

    const auto plain = page(ctx.now(), fonts_);
    const auto& room = plain.places.at(0);
    Outcome out;
    out.asked = {room.x, room.y, room.width, room.height};
    pdf::SignatureMark mark;
    mark.said = "Halaman uji, ditandatangani secara elektronik oleh:";
    mark.name = ctx.actor.person_name;
    mark.capacity = provider.name;
    seal::WholeRequest wish;
    wish.pdf = plain.bytes;
    wish.reason = "Uji letak tanda tangan";
    wish.who = nik;
    wish.mark = seal::Mark{1, room.x, room.y, room.width, room.height, {},
                           picture_of(draw(mark, fonts_), room.width, room.height), {}};
    const auto got = sign(ctx, provider, wish, provider.one_time ? proof.one_time : proof.passphrase);
    const auto taken = seal::accept(plain.bytes, got, {anchors_(), ctx.now(), "", true});
    out.found = place_of(taken.pdf, taken.signature.field, out);
    const pades::Box mirrored{out.asked.left, out.height - out.asked.bottom - out.asked.height, out.asked.width,
                              out.asked.height};
    out.right = out.found && close(*out.found, out.asked);
    if (out.right) out.origin = used_by(provider);
    else if (out.found && close(*out.found, mirrored)) out.origin = other(used_by(provider));
    db_.write([&](core::db::Tx& tx) {
        core::audit::append(tx, ctx, "signing.mark_tried", "signing_provider:" + provider.id.text(),
                            {{"name", provider.name}, {"right", out.right}});
    });
    return out;
}

}  // namespace signing
