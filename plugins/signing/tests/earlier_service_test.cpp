// SPDX-License-Identifier: Apache-2.0
// A file others signed, signed here by a round over both databases: in the field it offers, as no certification, by
// an update; raised by job; and the seal it had before is neither harmed nor vouched for.
#include "core/pdf/write.h"
#include "core/pki/authority.h"
#include "signing/pades/extend.h"
#include "signing/pades/source.h"
#include "signing/seal/local.h"
#include "signing/service/look.h"
#include "signing/service/pki.h"
#include "signing/service/raising.h"
#include "signing/service/revocation.h"
#include "signing/tests/desk_kit.h"

namespace signing {
namespace earlier_service_test {

using core::Bytes;

class SignedByOthers : public SigningDesk {
  protected:
    void SetUp() override {
        SigningDesk::SetUp();
        if (IsSkipped()) return;
        keys->create_authority("Pemerintah Kota Contoh");
        for (const char* who : {"SEKRETARIS", "KADIS"})
            keys->enrol(as(who).actor.person, std::string("Nama ") + who, "Pemerintah Kota Contoh", core::Secret("kunci " + std::string(who)));
        pki = std::make_unique<Pki>(place->db(), clock, *keys);
        First first;
        first.certify = true;
        sealing = std::make_unique<Sealing>(place->db(), *blobs, events, subjects, *keys, *hands, *inspect, seats, Level::lt,
                                            first);
        desk = std::make_unique<Desk>(place->db(), events, seats, subjects, *sealing);
        raising = std::make_unique<Raising>(place->db(), *blobs, clock, subjects, *keys, *inspect, *inspect, Level::lt,
                                            [this] { return revocation_sources(pki->local(), ""); });
        events.on<Sealed>("test.level", [this](const Sealed& event) { raising->begin(event); });
        handlers.on(std::string(Raising::job), [this](const core::jobs::Job& job) { raising->raise(job); });
        memo.paper.places.resize(2);
        memo.paper.reason = "Menandatangani perjanjian nomor 100.3.7/4/DISKOMINFO";
    }
    // By a bank whose authority nobody here knows, which left a field that shows for the town.
    Bytes by_bank() {
        core::pdf::Document text;
        text.push_back(core::pdf::Paragraph{.runs = {{"Perjanjian kerja sama pembayaran pajak daerah.", {}}}});
        const core::pki::Window window{clock.now() - std::chrono::hours(24), clock.now() + std::chrono::hours(24 * 365)};
        const auto root = core::pki::Authority::root({"PSrE Contoh", ""}, window, core::pki::KeyKind::ec_p256);
        const auto key = root.person({"Direktur Bank Contoh", "PT Bank Contoh"}, window, core::pki::KeyKind::ec_p256);
        const core::Secret secret(std::string("bank"));
        pades::SignRequest request;
        request.placement.field = "PihakKesatu";
        request.placement.at = request.now = clock.now();
        request.placement.later = {{"PihakKedua", 1, pades::Box{320, 300, 200, 60}}};
        request.timestamped = false;
        pades::NoTimestamps nobody;
        seal::Local local(key.pkcs12(secret));
        return pades::sign(core::pdf::write(text, {}, NASKAH_FONTS).bytes, request, local, secret, nobody);
    }
    void open(const Bytes& file, const char* second = nullptr) {
        memo.paper.bytes = blobs->put(file);
        std::vector<StepWish> steps{{StepKind::signature, seats.id("KADIS"), 1}};
        if (second != nullptr) steps.push_back({StepKind::signature, seats.id(second), 2});
        place->db().write([&](Tx& tx) { desk->open(tx, as("STAF"), subject, memo.now, steps); });
    }
    void sign(const std::string& who) { desk->sign(as(who), subject, core::Secret("kunci " + who)); }
    check::Report report(const Bytes& pdf) { return inspect->report(pdf, clock.now()); }

    std::unique_ptr<Pki> pki;
    std::unique_ptr<Raising> raising;
};

TEST_P(SignedByOthers, is_signed_in_its_field_and_raised_for_our_part) {
    const Bytes theirs = by_bank();
    open(theirs);
    memo.paper.field = "PihakKedua";
    const auto drawn = draw({.qr = "https://contoh.go.id/v/kode", .capacity = "Kepala Dinas", .name = "Nama KADIS"},
                            NASKAH_FONTS);
    memo.fields = {{"Kepala Dinas", drawn.page, drawn.at.x, drawn.at.y, drawn.at.width, drawn.at.height}};
    sign("KADIS");
    const auto sealed = view().round.sealed.value();
    const Bytes both = blobs->get(sealed);
    EXPECT_TRUE(std::equal(theirs.begin(), theirs.end(), both.begin())) << "no byte of theirs is touched";
    const auto seen = report(both);
    ASSERT_EQ(seen.signatures.size(), 2u);
    EXPECT_EQ(seen.signatures[0].sub_indication, "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(seen.signatures[0].modifications, "form_filling");
    EXPECT_EQ(seen.signatures[1].field, "PihakKedua");
    EXPECT_EQ(seen.signatures[1].indication, check::Indication::passed);
    EXPECT_EQ(seen.signatures[1].certifies, 0) << "what others signed first is not certified by us";
    EXPECT_EQ(pades::Source(both).fields().size(), 2u);
    EXPECT_NE(core::chars(both).find("/AP", theirs.size()), std::string_view::npos) << "it shows who signed, and the code";
    core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain();
    const auto stands = place->db().read([&](Tx& tx) { return raising->standing(tx, sealed); }).value();
    EXPECT_EQ(stands.level, Level::lt) << "what theirs lacks does not keep ours back";
    place->db().write([&](Tx& tx) { raising->want(tx, clock.now(), sealed, Level::lta); });
    core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain();
    const auto newest = place->db().read([&](Tx& tx) { return raising->newest(tx, sealed); });
    const Bytes archived = blobs->get(newest);
    EXPECT_TRUE(std::equal(both.begin(), both.end(), archived.begin()));
    EXPECT_EQ(report(archived).signatures.at(1).level, "B-LTA");
    EXPECT_TRUE(report(archived).signatures.at(0).intact);
}

TEST_P(SignedByOthers, several_of_ours_sign_on_without_fields_of_theirs) {
    const Bytes theirs = by_bank();
    open(theirs, "SEKRETARIS");
    sign("KADIS");
    sign("SEKRETARIS");
    const auto seen = report(blobs->get(view().round.sealed.value()));
    ASSERT_EQ(seen.signatures.size(), 3u);
    for (const std::size_t ours : {1u, 2u}) EXPECT_EQ(seen.signatures[ours].indication, check::Indication::passed);
    EXPECT_TRUE(seen.signatures[0].intact);
    EXPECT_EQ(pades::Source(blobs->get(view().round.sealed.value())).fields().size(), 4u) << "their empty field stays";
}

NASKAH_ON_BOTH_DATABASES(SignedByOthers);

}  // namespace
}  // namespace signing
