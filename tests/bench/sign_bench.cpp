// SPDX-License-Identifier: Apache-2.0
// Signing a letter of one page and a scan of fifty (PAdES B-B and B-T, the timestamp authority in this
// process) against the bare cryptography: one EVP signature with SHA-256 over the file that comes out.
// Opening the signer's key is slow on purpose (PBKDF2) and stands apart, as do raising and checking.
#include <openssl/rsa.h>

#include <filesystem>
#include <stdexcept>

#include "core/base/file.h"
#include "core/pki/authority.h"
#include "core/pki/openssl.h"
#include "signing/check/rules.h"
#include "signing/pades/evidence_source.h"
#include "signing/pades/extend.h"
#include "signing/pades/file.h"
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

void bare(core::ByteView bytes, EVP_PKEY* key) {
    const core::pki::MdCtxHeld context(EVP_MD_CTX_new());
    unsigned char value[1024];
    std::size_t size = sizeof value;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), value, &size, bytes.data(), bytes.size()) != 1)
        throw std::runtime_error("EVP_DigestSign failed");
}

// The signer's key, open; of 2048 bits when asked for, under a certificate of the house.
struct Signer {
    Signer(const House& house, unsigned bits) : pkcs12(house.key) {
        if (bits > 0) {
            core::pki::Credential other = core::pki::Credential::from_pkcs12(house.key, passphrase());
            other.key.reset(EVP_RSA_gen(bits));
            const core::pki::X509Held own = core::pki::certificate(other.certificate);
            X509_set_pubkey(own.get(), other.key.get());
            X509_sign(own.get(), house.issuing.credential().key.get(), EVP_sha256());
            other.certificate = core::pki::der(own.get(), i2d_X509);
            pkcs12 = other.pkcs12(passphrase());
        }
        session = seal::Local(pkcs12).open(passphrase());
        credential = core::pki::Credential::from_pkcs12(pkcs12, passphrase());
    }

    Bytes pkcs12;
    std::unique_ptr<seal::Session> session;
    core::pki::Credential credential;
};

struct Paper {
    Bytes pdf;
    pades::Placement placement;
};

// What is measured of one kind of key: signing into a buffer that holds the file and room for the update, from file
// to file, with a timestamp, raising, and checking.
class Measured {
  public:
    Measured(const Plan& plan, const std::string& kind, House& house, unsigned bits)
        : plan_(plan), name_("sign." + kind + "."), house_(house), signer_(house, bits) {
        anchors_.list.push_back({.certificate = house.root.certificate()});
    }

    void letter(const Paper& paper) {
        const Bytes sealed = made(paper, false);
        const Bytes stamped = made(paper, true);
        Rivals rivals(plan_, Time::processor);
        add_memory(rivals, paper, sealed);
        pades::SignRequest with_time = request(paper, true);
        rivals.add("bt", [&] { pades::sign(paper.pdf, with_time, *signer_.session, house_.source); });
        rivals.add("open_key", [&] { seal::Local(signer_.pkcs12).open(passphrase()); });
        rivals.add("check", [&] { genuine(stamped); });
        auto ms = rivals.time();
        figure(name_ + "bare", ms["bare"], "ms");
        figure(name_ + "bb", ms["bb"], "ms");
        ratio(name_ + "bb_ratio", ms["bb"], ms["bare"]);
        share(name_ + "bb_share", ms["bb"], ms["bare"]);
        figure(name_ + "bt", ms["bt"], "ms");
        ratio(name_ + "bt_ratio", ms["bt"], ms["bare"]);
        figure(name_ + "open_key", ms["open_key"], "ms");
        figure(name_ + "check", ms["check"], "ms");
    }

    void scan(const Paper& paper, const std::filesystem::path& folder) {
        const std::filesystem::path in = folder / "scan.pdf", out = folder / "scan.signed.pdf";
        if (!core::write_whole(in, paper.pdf)) throw std::runtime_error("cannot write " + in.string());
        const Bytes sealed = made(paper, false);
        const pades::SignRequest plain = request(paper, false);
        Rivals rivals(plan_, Time::processor);
        add_memory(rivals, paper, sealed);
        const auto from_file = [&] {
            const pades::Mapped file(in);
            pades::Growing made(file, out);
            if (!made.finish(pades::signature_update(file.bytes(), plain, *signer_.session, house_.source)))
                throw std::runtime_error("cannot write " + out.string());
        };
        rivals.add("file", from_file);
        rivals.add("check", [&] { genuine(sealed); });
        auto ms = rivals.time();
        genuine(core::read_bytes(out).value());
        figure(name_ + "scan.bare", ms["bare"], "ms");
        figure(name_ + "scan.memory", ms["bb"], "ms");
        ratio(name_ + "scan.memory_ratio", ms["bb"], ms["bare"]);
        share(name_ + "scan.memory_share", ms["bb"], ms["bare"]);
        figure(name_ + "scan.file", ms["file"], "ms");
        ratio(name_ + "scan.file_ratio", ms["file"], ms["bare"]);
        share(name_ + "scan.file_share", ms["file"], ms["bare"]);
        figure(name_ + "scan.check", ms["check"], "ms");
        Rivals clock(plan_, Time::wall);
        clock.add("bare", [&] { bare(sealed, signer_.credential.key.get()); });
        clock.add("file", from_file);
        clock.add("plain", [&] {
            bare(sealed, signer_.credential.key.get());
            const core::Bytes read = core::read_bytes(in).value();
            if (!core::write_whole(out, sealed)) throw std::runtime_error("cannot write " + out.string());
        });
        ms = clock.time();
        figure(name_ + "scan.wall.bare", ms["bare"], "ms");
        figure(name_ + "scan.wall.plain", ms["plain"], "ms");
        figure(name_ + "scan.wall.file", ms["file"], "ms");
        share(name_ + "scan.wall.bare_share", ms["file"], ms["bare"]);
        share(name_ + "scan.wall.plain_share", ms["file"], ms["plain"]);
    }

    // Raising B-T to B-LTA, and checking what is more than one signature.
    void long_term(const Paper& paper) {
        const Bytes stamped = made(paper, true), lta = archived(stamped), three = signed_by_three(paper);
        Rivals rivals(plan_, Time::processor);
        rivals.add("extend", [&] { archived(stamped); });
        rivals.add("check_lta", [&] { genuine(lta); });
        rivals.add("check_three", [&] { genuine(three); });
        auto ms = rivals.time();
        for (const char* one : {"extend", "check_lta", "check_three"}) figure(name_ + one, ms[one], "ms");
    }

    // Writes the files that are checked, and times the check of each.
    void judge(const Paper& page, const Paper& scan, const std::filesystem::path& folder) {
        const Bytes letter = made(page, true);
        const std::pair<const char*, Bytes> all[] = {{"letter", letter},
                                                     {"lta", archived(letter)},
                                                     {"three", signed_by_three(page)},
                                                     {"scan", made(scan, true)}};
        Rivals rivals(plan_, Time::processor);
        for (const auto& [name, bytes] : all) {
            if (!core::write_whole(folder / (name + std::string(".pdf")), bytes))
                throw std::runtime_error("cannot write into " + folder.string());
            rivals.add(name, [this, file = core::ByteView(bytes)] { genuine(file); });
        }
        core::write_whole(folder / "root.pem", core::view(core::pki::pem(house_.root.certificate())));
        auto ms = rivals.time();
        for (const auto& [name, bytes] : all) figure(std::string("judge.") + name, ms[name], "ms");
    }

  private:
    Bytes archived(const Bytes& stamped) {
        pades::LocalEvidence evidence({of(house_.root), of(house_.issuing)});
        return pades::extend(stamped, signing::Level::lta,
                             {house_.source, evidence, roots_, house_.now, false});
    }
    Bytes signed_by_three(const Paper& paper) {
        Bytes three = paper.pdf;
        for (int i = 0; i < 3; ++i) {
            auto beside = paper.placement;   // a field over another's is a fault
            if (beside.box) beside.box->bottom += i * (beside.box->height + 6);
            three = made({three, beside}, true);
        }
        return three;
    }
    pades::SignRequest request(const Paper& paper, bool timestamped) const {
        return {paper.placement, roots_, house_.now, timestamped};
    }
    Bytes made(const Paper& paper, bool timestamped) {
        Bytes out = pades::sign(paper.pdf, request(paper, timestamped), *signer_.session, house_.source);
        genuine(out);
        return out;
    }
    void genuine(core::ByteView pdf) const {
        if (!signing::check::inspect(pdf, anchors_, house_.now).genuine())
            throw std::runtime_error("the sealed letter is not genuine");
    }
    void add_memory(Rivals& rivals, const Paper& paper, core::ByteView sealed) {
        rivals.add("bare", [this, sealed] { bare(sealed, signer_.credential.key.get()); });
        const auto file = std::make_shared<Bytes>();
        file->reserve(paper.pdf.size() + pades::spare);
        *file = paper.pdf;
        const auto plain = std::make_shared<pades::SignRequest>(request(paper, false));
        rivals.add("bb", [this, file, plain, size = paper.pdf.size()] {
            file->resize(size);
            pades::sign_onto(*file, *plain, *signer_.session, house_.source);
        });
    }
    pades::LocalAuthority of(const Authority& authority) const {
        return {authority.certificate(),
                [&authority, now = house_.now] { return authority.crl({}, now, {now.ms + 86'400'000}, 1); },
                {}};
    }

    Plan plan_;
    std::string name_;
    House& house_;
    std::vector<Bytes> roots_{house_.root.certificate()};
    Signer signer_;
    signing::check::Anchors anchors_;
};

Paper note(core::Instant now) {
    const auto letter = style::render(sample_note(), {}, NASKAH_FONTS);
    return {letter.bytes, placement(letter, now)};
}

Paper scanned(core::Instant now) {
    Paper made{sample_scan(), {}};
    made.placement.name = "Yusuf Wijaya";
    made.placement.at = now;
    return made;
}

}  // namespace

void sign(const Plan& plan) {
    House ec(KeyKind::ec_p256), rsa(KeyKind::rsa_3072);
    const Paper page = note(ec.now), scan = scanned(ec.now);
    figure("sign.letter", static_cast<double>(page.pdf.size()) / 1024, "kB");
    figure("sign.scan", static_cast<double>(scan.pdf.size()) / 1024 / 1024, "MB");
    const auto folder =
        std::filesystem::temp_directory_path() / ("naskah-bench-" + core::hex(core::random_bytes(6)));
    std::filesystem::create_directories(folder);
    struct Kind {
        const char* name;
        House& house;
        unsigned bits;
    };
    for (const Kind& kind : {Kind{"ec", ec, 0}, Kind{"rsa2048", rsa, 2048}, Kind{"rsa", rsa, 0}}) {
        Measured measured(plan, kind.name, kind.house, kind.bits);
        measured.letter(page);
        measured.scan(scan, folder);
        measured.long_term(page);
    }
    std::filesystem::remove_all(folder);
}

void judge(const Plan& plan, const std::filesystem::path& folder) {
    House house(KeyKind::rsa_3072);
    Measured(plan, "rsa2048", house, 2048).judge(note(house.now), scanned(house.now), folder);
}

}  // namespace bench
