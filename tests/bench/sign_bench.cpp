// SPDX-License-Identifier: Apache-2.0
// Sealing a letter (PAdES B-B and B-T, the timestamp authority in this process) against the bare
// cryptography: one EVP signature with SHA-256 over the same bytes. Opening the signer's key is
// slow on purpose (PBKDF2) and stands apart, as does the check of our own output before it is kept.
#include <stdexcept>

#include "core/pki/authority.h"
#include "core/pki/openssl.h"
#include "signing/check/rules.h"
#include "signing/pades/build.h"
#include "signing/pades/sign.h"
#include "signing/seal/local.h"
#include "tests/bench/bench.h"
#include "tests/bench/sample_letter.h"

namespace bench {
namespace {

using core::Bytes;
using core::pki::Authority;
using core::pki::KeyKind;
namespace pades = signing::pades;
namespace seal = signing::seal;

core::pki::Window years(core::Instant now, int after) {
    constexpr std::int64_t year = 365LL * 86'400'000;
    return {{now.ms - year}, {now.ms + after * year}};
}

core::Secret passphrase() { return core::Secret(std::string("kata sandi uji")); }

// An authority, a timestamp service and one signer, all with keys of one kind.
struct House {
    explicit House(KeyKind kind)
        : now(core::SystemClock().now()),
          clock(now),
          root(Authority::root({"Induk Uji", "Kota Contoh"}, years(now, 20), kind)),
          issuing(root.issuing({"Penerbit Uji", "Kota Contoh"}, years(now, 10), kind)),
          tsa(
              issuing.timestamping({"Penanda Waktu Uji", "Kota Contoh"}, years(now, 10), kind),
              [this] { return ++serial; }, clock, core::pki::demo_timestamp_policy()),
          source(tsa),
          key(issuing.person({"Yusuf Wijaya", "Kota Contoh"}, years(now, 2), kind)
                  .pkcs12(passphrase())) {}

    core::Instant now;
    core::SetClock clock;
    std::uint64_t serial = 0;
    Authority root, issuing;
    core::pki::TimestampAuthority tsa;
    pades::LocalTimestamps source;
    Bytes key;  // PKCS#12
};

// A key that stays open, so that sealing is timed without opening it.
class Open final : public seal::Provider {
  public:
    explicit Open(seal::Session& session) : session_(session) {}
    std::unique_ptr<seal::Session> open(const core::Secret&) override {
        return std::make_unique<Lent>(session_);
    }

  private:
    class Lent final : public seal::Session {
      public:
        explicit Lent(seal::Session& session) : session_(session) {}
        const Bytes& certificate() const override { return session_.certificate(); }
        const std::vector<Bytes>& chain() const override { return session_.chain(); }
        seal::Signed sign(core::ByteView attributes) override { return session_.sign(attributes); }

      private:
        seal::Session& session_;
    };
    seal::Session& session_;
};

pades::Placement placement(const style::Rendered& letter, core::Instant at) {
    pades::Placement made;
    made.page = letter.signature.page + 1;
    made.box = pades::Box{letter.signature.x, letter.signature.y, letter.signature.width,
                          letter.signature.height};
    made.name = "Yusuf Wijaya";
    made.reason = "Menandatangani naskah dinas";
    made.at = at;
    return made;
}

Bytes sealed_without_time(core::ByteView pdf, const pades::Placement& where,
                          seal::Session& signer) {
    auto prepared = pades::prepare(pdf, where);
    pades::fill(prepared, pades::build_cms(pades::digest(pdf, prepared), signer));
    Bytes out(pdf.begin(), pdf.end());
    out.insert(out.end(), prepared.update.begin(), prepared.update.end());
    return out;
}

void bare(core::ByteView bytes, EVP_PKEY* key) {
    const core::pki::MdCtxHeld context(EVP_MD_CTX_new());
    unsigned char value[1024];
    std::size_t size = sizeof value;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), value, &size, bytes.data(), bytes.size()) != 1)
        throw std::runtime_error("EVP_DigestSign failed");
}

void sign_with(const Plan& plan, const std::string& kind, House& house,
               const style::Rendered& letter) {
    const core::Secret secret = passphrase();
    seal::Local local(house.key);
    const auto session = local.open(secret);
    const auto credential = core::pki::Credential::from_pkcs12(house.key, secret);
    Open open(*session);
    const pades::SignRequest request{
        placement(letter, house.now), {house.root.certificate()}, house.now};
    const Bytes sealed = pades::sign(letter.bytes, request, open, secret, house.source);
    signing::check::Anchors anchors;
    anchors.list.push_back({.certificate = house.root.certificate()});
    if (!signing::check::inspect(sealed, anchors, house.now).genuine())
        throw std::runtime_error("the sealed letter is not genuine");

    Rivals rivals(plan, Time::processor);
    rivals.add("bare", [&] { bare(sealed, credential.key.get()); });
    rivals.add("bb", [&] { sealed_without_time(letter.bytes, request.placement, *session); });
    rivals.add("bt", [&] { pades::sign(letter.bytes, request, open, secret, house.source); });
    rivals.add("open_key", [&] { local.open(secret); });
    rivals.add("check", [&] { signing::check::inspect(sealed, anchors, house.now); });
    auto ms = rivals.time();
    for (const char* name : {"bare", "bb", "bt", "open_key", "check"})
        figure("sign." + kind + "." + name, ms[name], "ms");
    ratio("sign." + kind + ".bb_ratio", ms["bb"], ms["bare"]);
    ratio("sign." + kind + ".bt_ratio", ms["bt"], ms["bare"]);
}

}  // namespace

void sign(const Plan& plan) {
    const auto letter = style::render(sample_letter(), {}, NASKAH_FONTS);
    figure("sign.letter", static_cast<double>(letter.bytes.size()) / 1024, "kB");
    House ec(KeyKind::ec_p256);
    sign_with(plan, "ec", ec, letter);
    House rsa(KeyKind::rsa_3072);
    sign_with(plan, "rsa", rsa, letter);
}

}  // namespace bench
