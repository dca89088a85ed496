// SPDX-License-Identifier: Apache-2.0
#include "tests/interop/matrix.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "core/base/bytes.h"
#include "tests/interop/inputs.h"
#include "tests/interop/judges.h"
#include "tests/interop/letters.h"
#include "tests/interop/soft_token.h"
#include "tests/support/server.h"

namespace interop {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr const char* passphrase = "kunci cadangan 2026";
constexpr const char* pin = "246810";

void must(const Words& words) {
    const Verdict said = ask(words);
    if (said.code != 0) throw std::runtime_error(words.front() + " " + words.at(1) + ": " + said.text);
}

// A house with an authority of its own, and people whose keys come from elsewhere.
class House {
  public:
    explicit House(const fs::path& folder) : folder_(folder), work_(server_.folder() / "work") {
        fs::create_directories(work_);
        server_.command({"ca:create"});
        fs::copy_file(server_.folder() / "data/keys/anchors/demo-root.pem", folder_ / "root.pem");
    }
    // What the built-in authority itself would say of all it issued, for judges who want it beside the file. A list
    // from before a certificate says nothing of it.
    void lists() {
        list_of("ca");
        list_of("root");
    }

    void person(const std::string& name, const Words& algorithm, const std::string& who = "") {
        const std::string stem = (work_ / name).string();
        Words make{"openssl", "genpkey", "-out", stem + ".key"};
        make.insert(make.end(), algorithm.begin(), algorithm.end());
        must(make);
        must({"openssl", "req", "-new", "-key", stem + ".key", "-subj",
              "/C=ID/O=Pemerintah Kota Contoh" + who + "/CN=Penanda " + name, "-out", stem + ".csr"});
        std::ofstream(stem + ".ext") << "basicConstraints=critical,CA:FALSE\n"
                                        "keyUsage=critical,digitalSignature,nonRepudiation\n"
                                        "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";
        must({"openssl", "x509", "-req", "-in", stem + ".csr", "-CA", authority("ca") + ".pem", "-CAkey",
              authority("ca") + ".key.pem", "-days", "365", "-extfile", stem + ".ext", "-set_serial",
              "0x" + core::hex(core::random_bytes(12)), "-out", stem + ".pem"});
        must({"openssl", "pkcs12", "-export", "-inkey", stem + ".key", "-in", stem + ".pem", "-certfile",
              authority("ca") + ".pem", "-passout", std::string("pass:") + passphrase, "-out", stem + ".p12"});
    }
    // The key of that person moves into a token.
    void into_token(const std::string& name) {
        token_ = std::make_unique<SoftToken>(work_ / "token", "Meja Tanda Tangan", pin);
        token_->put((work_ / (name + ".key")).string(), (work_ / (name + ".pem")).string(),
                    authority("ca") + ".pem", name);
        fs::remove(work_ / (name + ".key"));
        fs::remove(work_ / (name + ".p12"));
    }

    void sign(const fs::path& in, const std::string& key, const std::string& level, const fs::path& out,
              const Words& more = {}) {
        const bool token = !fs::exists(work_ / (key + ".p12"));
        std::string named = (work_ / (key + ".p12")).string();
        if (token) named = "pkcs11:token=Meja%20Tanda%20Tangan;object=" + key + "?module-path=" + soft_library;
        Words words{"sign", in.string(), "--key", named, "--level", level, "--out", out.string(), "--capacity",
                    "Plt. Kepala Dinas Contoh"};
        words.insert(words.end(), more.begin(), more.end());
        server_.command(words, std::string(token ? pin : passphrase) + "\n");
    }
    void extend(const fs::path& in, const std::string& level, const fs::path& out) {
        server_.command({"extend", in.string(), "--level", level, "--out", out.string()});
    }
    std::string verify(const std::vector<Cell>& cells) {
        Words words{"verify", "--json"};
        for (const Cell& cell : cells) words.push_back(cell.file.string());
        return server_.command(words);
    }
    const fs::path& work() const { return work_; }

  private:
    std::string authority(const std::string& name) const {
        return (server_.folder() / "data/keys" / name).string();
    }

    void list_of(const std::string& name) {
        const std::string base = (work_ / name).string();
        std::ofstream(base + ".index").flush();
        std::ofstream(base + ".number") << "01\n";
        std::ofstream(base + ".conf") << "[ca]\ndefault_ca=this\n[this]\ndatabase=" << base << ".index\n"
                                      << "crlnumber=" << base << ".number\n"
                                      << "default_md=sha256\ndefault_crl_days=30\n";
        must({"openssl", "ca", "-gencrl", "-config", base + ".conf", "-cert", authority(name) + ".pem", "-keyfile",
              authority(name) + ".key.pem", "-out", (folder_ / (name + ".crl.pem")).string()});
    }

    fs::path folder_;
    tests::Server server_;
    fs::path work_;
    std::unique_ptr<SoftToken> token_;
};

const Words levels{"B-B", "B-T", "B-LT", "B-LTA"};

// How each kind of file is signed: some certified, some with a field that shows, with code, emblem and time.
Words manner(const House& house, const std::string& kind) {
    const Words shown{"--box", "60,40,240,60", "--qr", "https://naskah.example.go.id/v/Ab3-xyz", "--time"};
    Words out = kind == "ours" || kind == "objects" || kind == "stream" ? shown : Words{};
    if (kind == "objects") out.insert(out.end(), {"--emblem", (house.work() / "emblem.png").string()});
    if (kind == "ours" || kind == "table") out.emplace_back("--certify");
    return out;
}

// One kind of file under one key, at the four levels: by one command each, or raised from the one before.
void row(House& house, Matrix& all, const std::string& kind, const fs::path& plain, const std::string& key,
         bool raise) {
    fs::path before;
    for (const std::string& level : levels) {
        fs::path in = plain;
        Cell cell{kind, key, level, all.folder / (kind + "-" + key + "-" + level + ".pdf")};
        cell.timestamps = level == "B-LTA" ? 1 : 0;
        if (kind == "several") {
            in = house.work() / (level == "B-B" ? "two-b.pdf" : "two-t.pdf");
            cell.signatures = 3;
        } else if (kind == "signed") {
            cell.signatures = 2;
            ++cell.timestamps;
        }
        if (raise && level.size() > 3) house.extend(before, level, cell.file);
        else house.sign(in, key, level, cell.file, manner(house, kind));
        before = cell.file;
        all.cells.push_back(cell);
    }
}

Matrix make() {
    (void)shelf();   // its making empties the folder
    Matrix all;
    all.folder = NASKAH_LETTERS "/matrix";
    fs::remove_all(all.folder);
    fs::create_directories(all.folder);
    House house(all.folder);
    all.root = all.folder / "root.pem";
    house.person("rsa2048", {"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"});
    house.person("rsa3072", {"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"});
    house.person("p256", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"});
    house.person("p384", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"});
    // Who signed before: NSS doubts a certificate it meets twice in one file with another between.
    house.person("first", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"});
    // The second is the seal of an office (EN 319 412-3).
    house.person("second", {"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"},
                 "/organizationIdentifier=GOVID-3578");
    house.person("token", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"});
    house.into_token("token");
    house.lists();
    auto plain = inputs(house.work());
    must({"pdftoppm", "-png", "-r", "20", "-singlefile", plain.at("ours").string(), (house.work() / "emblem").string()});
    house.sign(plain.at("ours"), "second", "B-LTA", plain["signed"] = house.work() / "signed.pdf");
    for (const std::string level : {"B-B", "B-T"}) {
        const std::string letter = level == "B-B" ? "b" : "t";
        house.sign(plain.at("ours"), "first", level, house.work() / ("one-" + letter + ".pdf"));
        const fs::path one = house.work() / ("one-" + letter + ".pdf");
        house.sign(one, "second", level, house.work() / ("two-" + letter + ".pdf"));
    }
    plain["several"] = house.work() / "two-t.pdf";
    bool raise = false;
    for (const auto& [kind, file] : plain)
        for (const char* key : {"rsa2048", "rsa3072", "p256", "p384", "token"})
            row(house, all, kind, file, key, raise = !raise);
    all.verdicts = house.verify(all.cells);
    return all;
}

}  // namespace

const Matrix& matrix() {
    static const Matrix one = make();
    return one;
}

}  // namespace interop
