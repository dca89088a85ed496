// SPDX-License-Identifier: Apache-2.0
// The night watch over both databases: however many certificates there are, and what the server itself stands on.
#include "signing/service/revocation_watch.h"
#include "signing/tests/certificate_kit.h"

namespace signing {
namespace certificate_watch_service_test {

class CertificateWatch : public CertificateRegister {};

// As many as a province has: all are watched, and one that cannot be asked about keeps nobody from the next.
TEST_P(CertificateWatch, is_read_page_by_page_and_watched_to_its_end) {
    constexpr int many = 250;
    const core::Instant from = clock.now() - hours(1);
    const Authority other = Authority::root({"CA Instansi Lain", "Contoh"}, {from, from + hours(24 * 900)}, KeyKind::ec_p256);
    const Credential shape = other.person({"Nama Pegawai", ""}, {from, from + hours(24 * 20)}, KeyKind::ec_p256);
    place->db().write([&](Tx& tx) {
        for (int n = 0; n < many; ++n) {
            Certificate one = entry_of(shape.certificate, clock.now());
            one.serial = (n < 16 ? "0" : "") + core::hex(core::Bytes{static_cast<std::uint8_t>(n)}) + one.serial;
            one.common_name = "Pegawai " + std::to_string(n);
            store::insert(tx, one);
        }
    });
    int asked = 0;
    others = {{other.certificate(), [&]() -> core::Bytes {
                   if (++asked == 2) throw Error(core::Code::unavailable, "core.error.unavailable");
                   return other.crl({}, clock.now(), clock.now() + hours(24), 1);
               }, {}}};
    std::ofstream(place->folder() / "keys" / "anchors" / "lain.pem") << core::pki::pem(other.certificate());
    keys = std::make_unique<Keys>(place->folder() / "keys", place->db(), clock, "", "", core::pki::KeyKind::ec_p256);
    build();
    certificates->watch();
    EXPECT_EQ(asked, many);
    EXPECT_EQ(certificates->count_ending(officer()), many);
    CertificateWish wish;
    wish.limit = 100;
    std::set<std::string> seen;
    int pages = 0, told = 0, answered = 0;
    do {
        const auto page = certificates->list(officer(), wish);
        for (const Certificate& one : page.lines) {
            seen.insert(one.serial);
            told += one.warned == 30 ? 1 : 0;
            answered += one.asked ? 1 : 0;
        }
        wish.after = page.next;
        ++pages;
    } while (!wish.after.empty());
    EXPECT_EQ(pages, 3);
    EXPECT_EQ(static_cast<int>(seen.size()), many) << "each once";
    EXPECT_EQ(told, many);
    EXPECT_EQ(answered, many - 1);
    wish.words = "PEGAWAI 24";
    EXPECT_EQ(certificates->list(officer(), wish).lines.size(), 11u) << "24 and 240 to 249";
    wish.words = "100%";
    EXPECT_TRUE(certificates->list(officer(), wish).lines.empty());
    wish.words = "";
    wish.state = CertificateState::revoked;
    EXPECT_TRUE(certificates->list(officer(), wish).lines.empty());
    wish.after = "kemarin";
    EXPECT_EQ(key_of([&] { certificates->list(officer(), wish); }), "core.error.cursor");
}

TEST_P(CertificateWatch, services_are_renewed_and_warned_of_early) {
    const auto warned = [&](const std::string& what) {
        for (const auto& one : certificates->services())
            if (one.what == what) return one.warning.value_or(0);
        return -1;
    };
    const Context ctx = as("TU");
    const Certificate own = enrolled();
    const auto tsa = pki->certificate("tsa"), ca = pki->certificate("ca"), root = pki->certificate("root");
    EXPECT_EQ(key_of([&] { pki->renew(ctx, "root"); }), "signing.error.renewable");
    Keys server(place->folder() / "keys", place->db(), clock, "", "http://kota.example");   // another process
    const core::Bytes seal = server.seal_credential("Dinas Kominfo", "Kota Contoh").certificate;
    for (const char* told : {"http://kota.example/pki/ocsp", "http://kota.example/pki/crl/ca.crl"})
        EXPECT_NE(core::chars(seal).find(told), std::string_view::npos) << "seals tell where to ask about them";
    const auto stamping = server.own_timestamps();
    clock.set(core::pki::describe(tsa).not_after - hours(24 * 300));
    EXPECT_EQ(warned("tsa"), 365);
    Pki(place->db(), clock, *keys, false).renew();
    EXPECT_EQ(pki->certificate("tsa"), tsa) << "not by itself";
    pki->renew();
    EXPECT_NE(pki->certificate("tsa"), tsa);
    EXPECT_LE(core::pki::describe(pki->certificate("tsa")).not_after, core::pki::describe(ca).not_after);
    EXPECT_NE(server.own_timestamps(), stamping) << "who runs already uses the new one";
    EXPECT_TRUE(std::filesystem::exists(place->folder() / "keys" / "tsa.key.pem"));
    clock.pass(hours(24 * 2));
    pki->renew();
    EXPECT_FALSE(std::filesystem::exists(place->folder() / "keys" / "tsa.key.pem")) << "its key is destroyed";
    EXPECT_TRUE(std::filesystem::exists(place->folder() / "keys" / "tsa.pem"));
    clock.set(core::pki::describe(ca).not_after - hours(24 * 170));
    EXPECT_EQ(key_of([&] { certificates->check(); }), "signing.error.certificate_ends") << "half a year before";
    const auto made = pki->renew(ctx, "ca");
    EXPECT_EQ(acts("certificate:" + made.id.text()), 1);
    pki->renew();
    EXPECT_NO_THROW(certificates->check());
    EXPECT_TRUE(issued_by(pki->certificate("ca"), root));
    EXPECT_TRUE(issued_by(own.der, pki->certificate("ca"))) << "what it issued stands under it";
    const core::Bytes ask = pades::ocsp_request(own.der, ca);
    EXPECT_TRUE(pades::read_ocsp(pki->ocsp(ask), own.der, ca, ask)) << "and is answered for, whichever is named";
    EXPECT_TRUE(pades::read_crl(pki->list("ca"), own.der, ca));
}

TEST_P(CertificateWatch, an_issuer_that_tells_nowhere_of_revocation_is_named) {
    using Asked = check::Anchors::Asked;
    (void)enrolled();
    const auto told = [&](Asked asked, std::vector<KnownAnchor> known = {}) {
        keys = std::make_unique<Keys>(place->folder() / "keys", place->db(), clock, "", "", core::pki::KeyKind::ec_p256);
        const Inspect judging(*keys, std::move(known), nullptr, {}, asked);
        try {
            RevocationWatch(place->db(), clock, judging).check();
        } catch (const Error& error) {
            for (const auto& [name, value] : error.args())
                if (name == "issuer") return error.key() + " " + value;
        }
        return std::string();
    };
    EXPECT_EQ(told(Asked::but_if_known), "") << "the house's own lists are always at hand";
    const core::Instant from = clock.now() - hours(1);
    const core::pki::Window life{from, from + hours(24 * 700)};
    Authority silent = Authority::root({"CA Tanpa Daftar", "Contoh"}, life, KeyKind::ec_p256);
    Authority telling = Authority::root({"CA Berdaftar", "Contoh"}, life, KeyKind::ec_p256);
    telling.publish({"", "http://ca.example/daftar.crl", ""});
    const auto add = [&](const Authority& issuer, const char* file, const char* who) {
        std::ofstream(place->folder() / "keys" / "anchors" / file) << core::pki::pem(issuer.certificate());
        const Credential made = issuer.person({who, ""}, life, KeyKind::ec_p256);
        const Certificate entry = entry_of(made.certificate, clock.now());
        place->db().write([&](Tx& tx) { store::insert(tx, entry); });
        return entry;
    };
    add(telling, "berdaftar.pem", "Pegawai Satu");
    EXPECT_EQ(told(Asked::everywhere), "") << "where lists are told, they are asked for when a letter is signed";
    Certificate entry = add(silent, "tanpa.pem", "Pegawai Dua");
    EXPECT_EQ(told(Asked::but_if_known), "signing.error.no_lists CA Tanpa Daftar");
    EXPECT_EQ(told(Asked::nowhere), "") << "the administrator has said so";
    KnownAnchor national{"CA Tanpa Daftar", "", "", from, life.until, "", ""};
    national.revocation_if_known = true;
    EXPECT_EQ(told(Asked::but_if_known, {national}), "");
    EXPECT_EQ(told(Asked::everywhere, {national}), "signing.error.no_lists CA Tanpa Daftar");
    entry.state = CertificateState::replaced;
    place->db().write([&](Tx& tx) { store::save(tx, entry); });
    EXPECT_EQ(told(Asked::everywhere), "") << "of what is no longer signed with nobody is told";
}

NASKAH_ON_BOTH_DATABASES(CertificateWatch);

}  // namespace
}  // namespace signing
