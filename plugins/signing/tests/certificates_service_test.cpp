// SPDX-License-Identifier: Apache-2.0
// From asking for a certificate to its end, over both databases: who may, what the register says, and that
// nothing is signed with what was revoked, replaced or has ended.
#include "signing/tests/certificate_kit.h"

namespace signing {
namespace certificates_service_test {

TEST_P(CertificateRegister, is_entered_by_asking_being_seen_and_setting_a_passphrase) {
    EXPECT_EQ(standing(), "signing.standing.none");
    EXPECT_EQ(key_of([&] { enrolments->make(as("KADIS"), twice(phrase)); }), "signing.error.enrolment_none");
    const auto asked = enrolments->ask(both(), "Kepala dinas baru");
    EXPECT_EQ(key_of([&] { enrolments->ask(as("KADIS"), ""); }), "signing.error.enrolment_open");
    EXPECT_EQ(key_of([&] { enrolments->make(as("KADIS"), twice(phrase)); }), "signing.error.enrolment_none");
    EXPECT_THROW(enrolments->waiting(as("KADIS")), Error) << "no officer";
    EXPECT_THROW(enrolments->approve(as("KADIS"), asked.id, {}), Error);
    EXPECT_EQ(key_of([&] { enrolments->approve(both(), asked.id, {}); }), "signing.error.own_enrolment");
    EXPECT_EQ(enrolments->count_waiting(officer()), 1);
    enrolments->approve(officer(), asked.id, {IdentityDocument::passport, IdentityWay::video, "Lewat video"});
    EXPECT_EQ(enrolments->count_waiting(officer()), 0);
    EXPECT_EQ(key_of([&] { enrolments->refuse(officer(), asked.id, "Terlambat"); }), "signing.error.enrolment_changed");
    const auto seen = enrolments->find(officer(), asked.id);
    ASSERT_TRUE(seen.check);
    EXPECT_EQ(seen.check->document, IdentityDocument::passport);
    EXPECT_EQ(seen.decided_by, "Nama TU");
    EXPECT_EQ(key_of([&] { enrolments->make(as("KADIS"), twice("pendek")); }), "signing.fault.passphrase_short");
    EXPECT_EQ(key_of([&] { enrolments->make(as("KADIS"), {secret(phrase), secret("lain sama sekali")}); }),
              "signing.fault.passphrase_differs");
    enrolments->make(as("KADIS"), twice(phrase));
    EXPECT_EQ(standing(), "");
    EXPECT_EQ(key_of([&] { enrolments->make(as("KADIS"), twice(phrase)); }), "signing.error.enrolment_none") << "once";
    const auto own = certificates->own(as("KADIS"));
    ASSERT_EQ(own.size(), 1u);
    EXPECT_EQ(own[0].common_name, "Nama KADIS");
    EXPECT_EQ(own[0].authority, "ca");
    EXPECT_EQ(acts("certificate:" + own[0].id.text()), 1);
    EXPECT_EQ(certificates->list(officer(), {}).lines.size(), 1u);
    EXPECT_EQ(key_of([&] { certificates->find(as("STAF"), own[0].id); }), "signing.error.no_certificate");
    open_memo();
    EXPECT_EQ(signs(), "");
}

TEST_P(CertificateRegister, an_approval_that_is_not_used_lapses) {
    const auto asked = enrolments->ask(as("KADIS"), "");
    enrolments->approve(officer(), asked.id, {});
    clock.pass(hours(24 * 15));
    EXPECT_EQ(key_of([&] { enrolments->make(as("KADIS"), twice(phrase)); }), "signing.error.enrolment_none");
    EXPECT_TRUE(enrolments->stage(as("KADIS")).may_ask);
    const auto again = enrolments->ask(as("KADIS"), "");
    enrolments->withdraw(as("KADIS"));
    EXPECT_EQ(key_of([&] { enrolments->approve(officer(), again.id, {}); }), "signing.error.enrolment_changed");
    clock.pass(hours(1));
    const auto third = enrolments->ask(as("KADIS"), "");
    EXPECT_EQ(key_of([&] { enrolments->refuse(officer(), third.id, ""); }), "signing.fault.refusal_reason");
    enrolments->refuse(officer(), third.id, "Nama pada KTP lain");
    EXPECT_EQ(enrolments->stage(as("KADIS")).last->note, "Nama pada KTP lain");
}

TEST_P(CertificateRegister, a_revoked_one_signs_nothing_and_everybody_is_told) {
    const Certificate own = enrolled();
    const core::Bytes before = pki->list("ca"), ca = pki->certificate("ca");
    const core::Bytes ask = pades::ocsp_request(own.der, ca);
    EXPECT_FALSE(pades::read_ocsp(pki->ocsp(ask), own.der, ca, ask).value().revoked_at);
    EXPECT_FALSE(pades::read_crl(before, own.der, ca).value().revoked_at);
    EXPECT_EQ(pki->list("ca"), before) << "not made anew for everybody who asks";
    open_memo();
    EXPECT_EQ(key_of([&] { certificates->revoke(as("STAF"), own.id, RevocationReason::superseded, ""); }),
              "signing.error.no_certificate");
    clock.pass(std::chrono::minutes(10));
    certificates->revoke(as("KADIS"), own.id, RevocationReason::key_compromise, "Laptop hilang");
    EXPECT_EQ(standing(), "signing.standing.revoked");
    EXPECT_EQ(signs(), "signing.error.certificate_revoked");
    EXPECT_EQ(memo.numbered, 0) << "no number was taken";
    EXPECT_FALSE(keys->enrolled(*own.person)) << "the key is gone";
    EXPECT_EQ(pades::read_ocsp(pki->ocsp(ask), own.der, ca, ask).value().revoked_at, clock.now());
    EXPECT_EQ(pades::read_crl(pki->list("ca"), own.der, ca).value().revoked_at, clock.now());
    EXPECT_EQ(key_of([&] { certificates->revoke(officer(), own.id, RevocationReason::superseded, ""); }),
              "signing.error.certificate_revoked");
    const auto stored = place->db().read([&](Tx& tx) { return core::audit::of(tx, "certificate:" + own.id.text()); });
    EXPECT_EQ(stored.back().data["reason"], "key_compromise");
    enrolled();
    EXPECT_EQ(standing(), "");
    EXPECT_EQ(signs(), "") << "with the new one";
}

// A hand that was opened before keeps the key in memory; what it signs is not kept.
TEST_P(CertificateRegister, a_hand_opened_before_the_revocation_is_stopped) {
    const Certificate own = enrolled();
    open_memo();
    const auto hand = hands->open(as("KADIS"), secret(phrase));
    certificates->revoke(officer(), own.id, RevocationReason::privilege_withdrawn, "");
    EXPECT_EQ(key_of([&] { sealing->run(as("KADIS"), subject, *hand); }), "signing.error.certificate_revoked");
    EXPECT_NE(view().round.state, RoundState::sealed);
}

TEST_P(CertificateRegister, a_key_gets_another_passphrase_and_a_successor) {
    const Certificate first = enrolled();
    EXPECT_EQ(key_of([&] { enrolments->change_passphrase(as("KADIS"), secret("bukan yang ini"), twice("kunci yang baru sekali")); }),
              "signing.fault.passphrase");
    enrolments->change_passphrase(as("KADIS"), secret(phrase), twice("kunci yang baru sekali"));
    EXPECT_EQ(key_of([&] { (void)seal::Local(keys->key_of(*first.person)).open(secret(phrase)); }), "signing.error.passphrase");
    EXPECT_EQ(seal::Local(keys->key_of(*first.person)).open(secret("kunci yang baru sekali"))->certificate(), first.der);
    const Certificate second = enrolled();
    const auto own = certificates->own(as("KADIS"));
    ASSERT_EQ(own.size(), 2u);
    EXPECT_EQ(own[0].id, second.id);
    EXPECT_EQ(own[1].state, CertificateState::replaced);
}

TEST_P(CertificateRegister, a_file_is_shown_before_it_is_kept_and_must_be_ones_own) {
    const auto handed = [&](const Credential& credential, const std::string& typed = "dari penerbit") {
        return key_of([&] {
            enrolments->hand_in(as("KADIS"), credential.pkcs12(secret("dari penerbit")), secret(typed), twice(phrase));
        });
    };
    const Credential mine = issued("Dr. Nama Kadis, S.T., M.Si.");
    EXPECT_EQ(handed(mine, "salah ketik"), "signing.fault.p12_passphrase");
    EXPECT_EQ(key_of([&] { enrolments->hand_in(as("KADIS"), core::view("bukan p12"), secret("x"), twice(phrase)); }),
              "signing.fault.p12_file");
    EXPECT_EQ(handed(issued("Nama STAF")), "signing.fault.certificate_name");
    EXPECT_EQ(handed(issued("Nama KADIS", hours(0))), "signing.fault.certificate_expired");
    const core::Instant from = clock.now() - hours(1);
    const Authority stranger = Authority::root({"CA Asing", "Entah"}, {from, from + hours(9000)}, KeyKind::ec_p256);
    EXPECT_EQ(handed(stranger.person({"Nama KADIS", ""}, {from, from + hours(900)}, KeyKind::ec_p256)),
              "signing.fault.certificate_trust");
    EXPECT_EQ(handed(Authority(keys->credential("ca")).timestamping({"Nama KADIS", ""}, {from, from + hours(900)}, KeyKind::ec_p256)),
              "signing.fault.certificate_use");
    EXPECT_EQ(key_of([&] { enrolments->keep(as("KADIS")); }), "signing.error.nothing_waiting");
    EXPECT_EQ(handed(mine), "");
    EXPECT_FALSE(keys->enrolled(as("KADIS").actor.person)) << "only shown";
    EXPECT_EQ(enrolments->stage(as("KADIS")).handed_in->serial, core::pki::describe(mine.certificate).serial);
    enrolments->discard(as("KADIS"));
    EXPECT_FALSE(enrolments->stage(as("KADIS")).handed_in);
    EXPECT_EQ(handed(mine), "");
    clock.pass(hours(2));
    EXPECT_FALSE(enrolments->stage(as("KADIS")).handed_in) << "thrown away after an hour";
    const auto waiting = place->folder() / "keys" / "waiting";
    EXPECT_FALSE(std::filesystem::is_empty(waiting));
    certificates->watch();
    EXPECT_TRUE(std::filesystem::is_empty(waiting)) << "at night from the disk too";
    EXPECT_EQ(handed(mine), "");
    enrolments->keep(as("KADIS"));
    open_memo();
    EXPECT_EQ(signs(), "");
    certificates->revoke(as("KADIS"), certificates->own(as("KADIS"))[0].id, RevocationReason::superseded, "");
    EXPECT_EQ(handed(mine), "");
    EXPECT_EQ(key_of([&] { enrolments->keep(as("KADIS")); }), "signing.error.certificate_revoked") << "it never comes back";
}

TEST_P(CertificateRegister, tells_of_an_end_once_at_each_step) {
    const Certificate own = enrolled();
    const auto told = [&] {
        certificates->watch();
        return acts("certificate:" + own.id.text()) - 1;
    };
    EXPECT_EQ(told(), 0);
    clock.set(own.until - hours(24 * 80));
    EXPECT_EQ(told(), 1);
    EXPECT_EQ(told(), 1) << "not every night";
    EXPECT_EQ(standing(), "signing.standing.ends");
    EXPECT_EQ(certificates->count_ending(officer()), 0);
    clock.set(own.until - hours(24 * 6));
    EXPECT_EQ(told(), 2);
    EXPECT_EQ(certificates->count_ending(officer()), 1);
    clock.set(own.until + hours(1));
    EXPECT_EQ(told(), 2);
    EXPECT_EQ(standing(), "signing.standing.expired");
    open_memo();
    EXPECT_EQ(signs(), "signing.error.certificate_expired");
    EXPECT_EQ(memo.numbered, 0);
}

TEST_P(CertificateRegister, what_the_server_stands_on_is_watched) {
    EXPECT_NO_THROW(certificates->check());
    pki->renew();
    const auto responder = pki->certificate("ocsp");
    clock.pass(hours(24 * 70));
    pki->renew();
    EXPECT_NE(pki->certificate("ocsp"), responder) << "the responder renews itself";
    std::set<std::string> whats;
    for (const auto& one : certificates->services()) whats.insert(one.what);
    EXPECT_EQ(whats, (std::set<std::string>{"root", "ca", "tsa", "ocsp"}));
    clock.pass(hours(24 * (365 * 9 - 90)));
    EXPECT_EQ(key_of([&] { certificates->check(); }), "signing.error.certificate_ends");
    clock.pass(hours(24 * 40));
    EXPECT_EQ(key_of([&] { certificates->check(); }), "signing.error.certificate_ended");
}

// An issuer elsewhere, whose root the administrator installed.
TEST_P(CertificateRegister, issuers_elsewhere_are_asked_whether_theirs_still_hold) {
    const core::Instant from = clock.now() - hours(1);
    const Authority other = Authority::root({"CA Instansi Lain", "Contoh"}, {from, from + hours(24 * 900)}, KeyKind::ec_p256);
    std::ofstream(place->folder() / "keys" / "anchors" / "lain.pem") << core::pki::pem(other.certificate());
    keys = std::make_unique<Keys>(place->folder() / "keys", place->db(), clock, "", "", core::pki::KeyKind::ec_p256);
    inspect = std::make_unique<Inspect>(*keys);
    build();
    const Credential mine = other.person({"Nama KADIS", ""}, {from, from + hours(24 * 300)}, KeyKind::ec_p256);
    enrolments->hand_in(as("KADIS"), mine.pkcs12(secret("dari penerbit")), secret("dari penerbit"), twice(phrase));
    enrolments->keep(as("KADIS"));
    certificates->watch();
    EXPECT_FALSE(certificates->own(as("KADIS"))[0].asked) << "nobody answered, and nobody is blamed";
    std::vector<core::pki::Revoked> taken_back;
    others = {{other.certificate(), [&] { return other.crl(taken_back, clock.now(), clock.now() + hours(24), 1); }, {}}};
    certificates->watch();
    EXPECT_EQ(certificates->own(as("KADIS"))[0].asked, clock.now());
    EXPECT_EQ(standing(), "");
    const std::string serial = core::pki::describe(mine.certificate).serial;
    taken_back = {{serial, clock.now() - hours(2), 6}};   // certificateHold
    for (int night = 0; night < 2; ++night) {
        certificates->watch();
        EXPECT_EQ(standing(), "signing.standing.held");
    }
    EXPECT_EQ(key_of([&] { (void)keys->key_of(as("KADIS").actor.person); }), "signing.error.certificate_held");
    taken_back.clear();
    certificates->watch();
    EXPECT_EQ(standing(), "") << "the issuer let go";
    EXPECT_NO_THROW((void)keys->key_of(as("KADIS").actor.person)) << "and the key was kept";
    EXPECT_EQ(acts("certificate:" + certificates->own(as("KADIS"))[0].id.text()), 3) << "kept, held, released";
    taken_back = {{serial, clock.now() - hours(1), 1}};
    certificates->watch();
    EXPECT_EQ(standing(), "signing.standing.revoked");
    EXPECT_EQ(certificates->own(as("KADIS"))[0].state_at, clock.now() - hours(1));
    EXPECT_EQ(key_of([&] { (void)keys->key_of(as("KADIS").actor.person); }), "signing.error.certificate_revoked");
}

// Signatures from before there was a register.
TEST_P(CertificateRegister, learns_of_certificates_from_what_was_signed) {
    const Certificate own = enrolled();
    open_memo();
    EXPECT_EQ(signs(), "");
    tests::run_raw(place->db(), "DELETE FROM signing_certificate WHERE purpose = 'signing'");
    certificates->watch();
    const auto again = certificates->own(as("KADIS"));
    ASSERT_EQ(again.size(), 1u);
    EXPECT_EQ(again[0].serial, own.serial);
    EXPECT_EQ(again[0].authority, "ca");
}

NASKAH_ON_BOTH_DATABASES(CertificateRegister);

}  // namespace
}  // namespace signing
