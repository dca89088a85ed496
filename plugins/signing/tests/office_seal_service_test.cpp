// SPDX-License-Identifier: Apache-2.0
// The seal of the office over both databases: after the last signature and before the evidence, by keys of every
// kind, in its own time when the key cannot be had, and never as a person's signature.
#include <filesystem>

#include "core/base/file.h"
#include "core/pdf/write.h"
#include "core/pdf/mark.h"
#include "core/pdf/read.h"
#include "signing/check/holder.h"
#include "signing/pades/extend.h"
#include "signing/pades/source.h"
#include "signing/service/activations.h"
#include "signing/service/certificates.h"
#include "signing/service/raising.h"
#include "signing/service/pki.h"
#include "signing/service/revocation.h"
#include "signing/tests/desk_kit.h"
#include "signing/tests/esign_server.h"

namespace signing {
namespace office_seal_service_test {

namespace fs = std::filesystem;
using std::chrono::hours;

class OfficeSealed : public SigningDesk {
  protected:
    void SetUp() override {
        SigningDesk::SetUp();
        if (IsSkipped()) return;
        clock.set(test::world().now);
        ASSERT_TRUE(core::write_whole(place->folder() / "keys/anchors/world.pem",
                                      core::view(core::pki::pem(test::world().root.certificate()))));
        keys->create_authority("Pemerintah Kota Contoh");
        for (const char* who : {"SEKRETARIS", "KADIS"})
            keys->enrol(as(who).actor.person, std::string("Nama ") + who, "Pemerintah Kota Contoh",
                        core::Secret("kunci " + std::string(who)));
        office_keys = std::make_unique<OfficeKeys>(folder(), *keys, clock);
        offices = std::make_unique<OfficeSeals>(place->db(), clock, subjects, seats, *office_keys, *keys, *inspect,
                                                Level::lt);
        sealing = std::make_unique<Sealing>(
            place->db(), *blobs, events, subjects, *keys, *hands, *inspect, seats, Level::lt,
            First{true, [this](Tx& tx, std::string_view about) { return offices->field(tx, about); }});
        desk = std::make_unique<Desk>(place->db(), events, seats, subjects, *sealing);
        pki = std::make_unique<Pki>(place->db(), clock, *keys);
        raising = std::make_unique<Raising>(
            place->db(), *blobs, clock, subjects, *keys, *inspect, *inspect, Level::lt,
            [this] { return revocation_sources(pki->local(), ""); }, offices.get());
        events.on<Sealed>("test.level", [this](const Sealed& event) { raising->begin(event); });
        handlers.on(std::string(Raising::job), [this](const core::jobs::Job& job) { raising->raise(job); });
        core::pdf::Document text;
        text.push_back(core::pdf::Paragraph{.runs = {{"Berita acara serah terima.", {}}}});
        memo.paper.bytes = blobs->put(core::pdf::write(text, {}, NASKAH_FONTS).bytes);
        memo.paper.places = {{0, 320, 400, 200, 54}, {0, 60, 400, 200, 54}};
        memo.paper.reason = "Menandatangani memo";
        memo.seals = seats.office;
        place->db().write([&](Tx& tx) {
            desk->open(tx, as("STAF"), subject, memo.now,
                       {{StepKind::signature, seats.id("SEKRETARIS"), 1}, {StepKind::signature, seats.id("KADIS"), 2}});
        });
    }
    fs::path folder() const { return place->folder() / "keys" / "seal"; }
    fs::path secrets() const { return folder() / "DINAS" / office_keys->find("DINAS")->set; }
    void issue(const char* code) {
        office_keys->issue(code, std::string("Kantor ") + code, "Pemerintah Kota Contoh");
    }
    void sign() {
        for (const std::string who : {"SEKRETARIS", "KADIS"}) desk->sign(as(who), subject, core::Secret("kunci " + who));
        work();
    }
    void work() { core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain(); }
    void nightly() {
        clock.pass(hours(24));
        raising->nightly();
        work();
    }
    core::Digest sealed() { return view().round.sealed.value(); }
    Standing stands() { return view().stands.value(); }
    store::OfficeSeal row() { return view().office.value(); }
    check::Report newest() {
        const check::Anchors anchors{{{keys->anchors()[0]}, {keys->anchors()[1]}}};
        return check::inspect(blobs->get(stands().bytes), anchors, clock.now());
    }
    // The signatures of people and offices, in order.
    std::string holders() {
        std::string text;
        const auto report = newest();
        for (const auto& each : report.signatures)
            if (!each.document_timestamp)
                text += (text.empty() ? "" : " ") + std::string(each.office ? "office" : "person");
        return text;
    }
    void expect_complete() {
        EXPECT_EQ(holders(), "person person office");
        const auto file = blobs->get(stands().bytes), known = blobs->get(sealed());
        EXPECT_TRUE(std::equal(known.begin(), known.end(), file.begin())) << "the sealed bytes are never touched";
        EXPECT_TRUE(inspect->check(file, clock.now()).genuine);
        const test::Folder other;
        const auto path = other.write("a.pdf", file);
        EXPECT_EQ(test::run("qpdf --check " + path).code, 0);
        const auto told = test::run("pdfsig -nocert " + path).text;
        EXPECT_EQ(told.find("Signature is Invalid"), std::string::npos) << told;
    }

    std::unique_ptr<OfficeKeys> office_keys;
    std::unique_ptr<OfficeSeals> offices;
    std::unique_ptr<Pki> pki;
    std::unique_ptr<Raising> raising;
};

TEST_P(OfficeSealed, after_the_last_signature_and_before_the_evidence) {
    issue("DINAS");
    memo.paper.seal = {0, 60, 300, 85, 76};
    core::pdf::SignatureMark mark;
    mark.said = "Segel elektronik";
    mark.name = "Kantor DINAS";
    auto drawn = core::pdf::draw_seal(mark, 30, NASKAH_FONTS);
    memo.seal = {"", std::move(drawn.page), drawn.at.x, drawn.at.y, drawn.at.width, drawn.at.height};
    sign();
    const auto first = blobs->get(sealed());
    EXPECT_EQ(pades::Source(first).certified(), 2) << "the first signature certifies";
    EXPECT_EQ(pades::Source(first).fields().size(), 3u) << "the field of the seal was made with the others";
    EXPECT_EQ(stands().level, Level::lt);
    expect_complete();
    const auto report = newest();
    EXPECT_EQ(report.signatures[0].certifies, 2);
    EXPECT_EQ(report.signatures[2].field, "Seal");
    EXPECT_EQ(report.signatures[2].signer, "Kantor DINAS");
    EXPECT_NE(core::pdf::text(blobs->get(stands().bytes)).find("Segel elektronik"), std::string::npos) << "it shows";
    const auto told = check::to_json(report);
    EXPECT_EQ(told["signatures"][2]["holder"], "office");
    EXPECT_EQ(told["signatures"][0]["holder"], "person");
    const auto evidence = row();
    EXPECT_TRUE(evidence.set_at);
    EXPECT_EQ(evidence.shown, sealed()) << "it covers what the people signed";
    EXPECT_EQ(evidence.unit_code, "DINAS");
    EXPECT_TRUE(check::of_office(core::unbase64(evidence.certificate)));
    const auto known = sealed();
    place->db().write([&](Tx& tx) { raising->want(tx, clock.now(), known, Level::lta); });
    work();
    EXPECT_EQ(stands().level, Level::lta);
    expect_complete();
}

// Its certificate stands in the register like those of people: watched, replaced by the next, and revoked.
TEST_P(OfficeSealed, by_a_certificate_of_the_register) {
    Certificates certificates(place->db(), clock, *keys, [] { return std::make_unique<pades::NoEvidence>(); }, office_keys.get());
    Context officer = as("TU");
    officer.actor.rights = {"signing.certificates"};
    const auto newest = [&] {
        for (const auto& one : certificates.list(officer, {}).lines)
            if (one.purpose == Purpose::seal && one.state == CertificateState::active) return one;
        return Certificate();
    };
    issue("DINAS");
    const auto first = newest();
    EXPECT_EQ(first.purpose, Purpose::seal);
    EXPECT_EQ(first.authority, "ca");
    EXPECT_EQ(first.common_name, "Kantor DINAS");
    clock.set(first.until - hours(24 * 10));
    EXPECT_EQ(certificates.count_ending(officer), 3) << "with those of the two who sign";
    certificates.watch();
    EXPECT_EQ(certificates.find(officer, first.id).warned, 14);
    EXPECT_EQ(key_of([&] { certificates.find(as("KADIS"), first.id); }), "signing.error.no_certificate");
    clock.set(test::world().now);
    issue("DINAS");
    const auto second = newest();
    EXPECT_EQ(certificates.find(officer, first.id).state, CertificateState::replaced);
    certificates.revoke(officer, second.id, RevocationReason::key_compromise, "Server lama dijual");
    EXPECT_FALSE(fs::exists(secrets() / "seal.p12")) << "the key is destroyed with it";
    sign();
    EXPECT_EQ(row().fault, "signing.error.seal_setup");
    issue("DINAS");
    nightly();
    expect_complete();
    EXPECT_EQ(row().serial, newest().serial);
    EXPECT_EQ(certificates.list(officer, {}).lines.size(), 5u) << "three seals and the two who signed";
}

TEST_P(OfficeSealed, by_the_nearest_office_above_that_has_one) {
    issue("KOTA");
    sign();
    EXPECT_EQ(row().unit_code, "KOTA");
    expect_complete();
}

TEST_P(OfficeSealed, nobody_seals_where_no_office_has_a_key_or_none_is_wanted) {
    sign();
    EXPECT_FALSE(view().office);
    EXPECT_EQ(pades::Source(blobs->get(sealed())).fields().size(), 2u) << "no field stays empty";
    EXPECT_EQ(stands().level, Level::lt);
    EXPECT_EQ(holders(), "person person");
}

TEST_P(OfficeSealed, comes_later_when_its_key_cannot_be_had_today) {
    issue("DINAS");
    const auto pin = secrets() / "pin", away = secrets() / "away";
    fs::rename(pin, away);
    sign();
    EXPECT_EQ(row().fault, "signing.error.seal_setup");
    EXPECT_FALSE(row().set_at);
    EXPECT_EQ(stands().bytes, sealed()) << "the evidence waits for the seal";
    EXPECT_NO_THROW(offices->check()) << "nobody is alarmed on the first day";
    clock.pass(hours(24 * 4));
    EXPECT_THROW(offices->check(), Error);
    nightly();
    EXPECT_EQ(stands().level, Level::lt) << "but not for ever";
    fs::rename(away, pin);
    fs::permissions(pin, fs::perms::owner_read | fs::perms::group_read);
    nightly();
    EXPECT_EQ(row().fault, "signing.error.seal_open") << "a PIN others can read is not used";
    fs::permissions(pin, fs::perms::owner_read);
    nightly();
    EXPECT_EQ(row().fault, "");
    EXPECT_EQ(stands().level, Level::lt);
    EXPECT_NO_THROW(offices->check());
    expect_complete();
    const auto before = stands().bytes;
    nightly();
    EXPECT_EQ(stands().bytes, before) << "once is enough";
}

TEST_P(OfficeSealed, by_the_service_of_the_office) {
    test::EsignServer server;
    OfficeKey key;
    key.code = "DINAS";
    key.kind = OfficeKey::Kind::esign;
    key.url = server.url();
    key.user = "naskah";
    key.subscriber = "kota-contoh";
    key.plain_http = true;
    office_keys->keep(key, {core::Secret(std::string("000000")), core::Secret(std::string("sandi aplikasi"))});
    sign();
    EXPECT_FALSE(row().set_at);
    EXPECT_NE(row().fault, "") << "an activation that does not hold";
    EXPECT_EQ(pades::Source(blobs->get(sealed())).fields().size(), 2u) << "the service makes its own field";
    office_keys->keep_pin("DINAS", core::Secret(std::string(server.activation)));
    server.mischief = test::Mischief::other_prefix;
    nightly();
    EXPECT_EQ(row().fault, "signing.error.answer_prefix") << "what comes back is believed only when it is ours";
    server.mischief = test::Mischief::none;
    nightly();
    EXPECT_EQ(row().fault, "");
    ASSERT_TRUE(row().set_at);
    EXPECT_NE(stands().bytes, sealed());
    EXPECT_TRUE(inspect->check(blobs->get(stands().bytes), clock.now()).genuine);
}

// A kill after the secrets and before what names them: the seal is the one it was, with its own.
TEST_P(OfficeSealed, a_key_set_up_by_halves_changes_nothing) {
    issue("DINAS");
    const auto before = folder() / "before";
    fs::copy(folder() / "DINAS", before, fs::copy_options::recursive);
    OfficeKey other;
    other.code = "DINAS";
    other.kind = OfficeKey::Kind::token;
    other.token = "Stempel lain";
    office_keys->keep(other, {core::Secret(std::string("246810")), {}});
    EXPECT_EQ(std::distance(fs::directory_iterator(folder() / "DINAS"), fs::directory_iterator()), 2)
        << "nothing is left of the secrets before";
    fs::copy(before, folder() / "DINAS", fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    fs::remove_all(before);
    EXPECT_EQ(office_keys->find("DINAS")->kind, OfficeKey::Kind::file);
    sign();
    EXPECT_EQ(row().fault, "");
    expect_complete();
}

TEST_P(OfficeSealed, its_activation_is_renewed_before_it_ends) {
    test::EsignServer server;
    OfficeKey key;
    key.code = "DINAS";
    key.kind = OfficeKey::Kind::esign;
    key.url = server.url();
    key.user = "naskah";
    key.subscriber = "kota-contoh";
    key.plain_http = true;
    office_keys->keep(key, {{}, core::Secret(std::string("sandi aplikasi"))});
    Activations activations(place->db(), clock, core::Zone::wib, seats, *office_keys);
    Context admin = as("STAF");
    admin.actor.rights.insert("core.admin");
    const auto state = [&] { return activations.find(admin, "DINAS").state.value(); };
    const auto code = [] { return core::Secret(std::string("731904")); };
    EXPECT_EQ(key_of([&] { activations.list(as("KADIS")); }), "core.error.forbidden");
    EXPECT_EQ(key_of([&] { activations.renew(admin, "DINAS"); }), "signing.error.no_activation");
    EXPECT_EQ(key_of([&] { activations.request(admin, "LAIN"); }), "signing.error.no_seal");
    activations.request(admin, "DINAS");
    EXPECT_EQ(server.seen.back().path, "/api/v2/seal/get/activation");
    EXPECT_EQ(key_of([&] { activations.enter(admin, "DINAS", {}); }), "signing.fault.activation_code");
    activations.enter(admin, "DINAS", code());
    EXPECT_FALSE(state().until) << "a code typed in does not say";
    activations.watch();
    EXPECT_EQ(server.activation, "118822");
    EXPECT_EQ(state().until, core::parse_instant("2026-11-24T01:00:00Z")) << "eight in the morning, our time";
    EXPECT_EQ(core::read_text(secrets() / "pin"), "118822") << "the fresh one is held";
    clock.set(*state().until - hours(24 * 8));
    const auto asked = server.seen.size();
    activations.watch();
    EXPECT_EQ(server.seen.size(), asked) << "it lasts for a week yet";
    clock.pass(hours(48));
    server.mischief = test::Mischief::spring_500;
    activations.watch();
    EXPECT_EQ(state().fault, "signing.error.esign_fault");
    EXPECT_EQ(activations.count_ill(admin), 1);
    EXPECT_THROW(activations.check(), Error);
    server.mischief = test::Mischief::none;
    activations.watch();
    EXPECT_EQ(state().fault, "");
    EXPECT_NO_THROW(activations.check());
    activations.revoke(admin, "DINAS");
    EXPECT_EQ(server.seen.back().path, "/api/v2/seal/revoke/activation");
    EXPECT_FALSE(activations.find(admin, "DINAS").held);
    std::string kept;
    place->db().read([&](Tx& tx) {
        tx.each("SELECT data FROM core_audit", {}, [&](const core::db::Row& row) { kept += row.text(0); });
        tx.each("SELECT fault_args FROM signing_activation", {}, [&](const core::db::Row& row) { kept += row.text(0); });
    });
    EXPECT_EQ(kept.find("118822"), std::string::npos);
    EXPECT_EQ(kept.find("731904"), std::string::npos);
}

TEST(Activation, ends_as_services_write_it) {
    const core::Instant now = core::parse_instant("2026-11-23T03:00:00Z");
    const auto end = [&](std::string_view text) {
        const auto found = end_of(text, now, core::Zone::wib);
        return found ? core::iso(*found) : std::string();
    };
    EXPECT_EQ(end("300"), "2026-11-23T03:05:00.000Z");
    EXPECT_EQ(end("1795482000"), "2026-11-24T01:00:00.000Z") << core::parse_instant("2026-11-24T01:00:00Z").ms;
    EXPECT_EQ(end("1795482000000"), "2026-11-24T01:00:00.000Z");
    EXPECT_EQ(end("2026-11-24 08:00:00"), "2026-11-24T01:00:00.000Z");
    EXPECT_EQ(end("2026-11-24T08:00:00.123"), "2026-11-24T01:00:00.000Z");
    EXPECT_EQ(end("2026-11-24T08:00:00+08:00"), "2026-11-24T00:00:00.000Z");
    for (const char* wrong : {"", "besok", "-5", "2026-13-24 08:00:00", "2026-11-24 25:00:00", "2026-11-24"})
        EXPECT_EQ(end(wrong), "") << wrong;
}

NASKAH_ON_BOTH_DATABASES(OfficeSealed);

}  // namespace
}  // namespace signing
