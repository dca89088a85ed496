// SPDX-License-Identifier: Apache-2.0
#include "signing/tests/kit.h"

#include <stdlib.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace signing::test {
namespace {

using core::pki::KeyKind;

core::pki::Window years(core::Instant now, int before, int after) {
    const std::int64_t year = 365LL * 86'400'000;
    return {{now.ms - before * year}, {now.ms + after * year}};
}

}  // namespace

core::Bytes letter(Make make, int pages) {
    QPDF pdf;
    pdf.emptyPDF();
    QPDFObjectHandle font = pdf.makeIndirectObject(
        QPDFObjectHandle::parse("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
    for (int i = 1; i <= pages; ++i) {
        QPDFObjectHandle page = QPDFObjectHandle::parse(
            "<< /Type /Page /MediaBox [0 0 595 842] /Resources << /Font << >> >> >>");
        page.getKey("/Resources").getKey("/Font").replaceKey("/F1", font);
        page.replaceKey("/Contents",
                        pdf.newStream("BT /F1 12 Tf 72 720 Td (Undangan rapat, halaman " +
                                      std::to_string(i) + ") Tj ET\n"));
        QPDFPageDocumentHelper(pdf).addPage(pdf.makeIndirectObject(page), false);
    }
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    if (make != Make::table) {
        writer.setMinimumPDFVersion("1.5");
        writer.setObjectStreamMode(qpdf_o_generate);
    }
    writer.write();
    const std::shared_ptr<Buffer> out = writer.getBufferSharedPointer();
    return {out->getBuffer(), out->getBuffer() + out->getSize()};
}

World::World()
    : now(core::SystemClock().now()),
      clock(now),
      root(core::pki::Authority::root({"Induk Demo", "Kota Contoh"}, years(now, 1, 20),
                                      KeyKind::ec_p256)),
      issuing(root.issuing({"Penerbit Demo", "Kota Contoh"}, years(now, 1, 10), KeyKind::ec_p256)),
      tsa(
          issuing.timestamping({"Penanda Waktu Demo", "Kota Contoh"}, years(now, 1, 10),
                               KeyKind::ec_p256),
          [this] { return ++serial_; }, clock, core::pki::demo_timestamp_policy()),
      source(tsa) {}

const core::Bytes& World::signer(const std::string& name, KeyKind kind) {
    core::Bytes& held = signers_[name];
    if (held.empty())
        held = issuing.person({name, "Kota Contoh"}, years(now, 1, 2), kind).pkcs12(passphrase());
    return held;
}

core::Bytes World::sign(core::ByteView pdf, const std::string& name, pades::Placement placement,
                        KeyKind kind) {
    if (placement.at == core::Instant{}) placement.at = now;
    if (placement.name.empty()) placement.name = name;
    seal::Local provider(signer(name, kind));
    return pades::sign(pdf, {placement, {root.certificate()}, now}, provider, passphrase(), source);
}

World& world() {
    static World one;
    return one;
}

check::Anchors anchors() {
    check::Anchors out;
    out.list.push_back({world().root.certificate()});
    out.list.back().demo = true;
    return out;
}

check::Report inspect(core::ByteView pdf) { return check::inspect(pdf, anchors(), world().now); }

Folder::Folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "signing-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    root_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
}

std::string Folder::write(const std::string& name, core::ByteView bytes) const {
    std::ofstream(path(name), std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
    return path(name);
}

core::Bytes read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

int count(std::string_view text, std::string_view part) {
    int n = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++n;
    return n;
}

Outcome run(const std::string& command) {
    Outcome out;
    FILE* pipe = ::popen(("LC_ALL=C " + command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return out;
    std::array<char, 4096> part{};
    std::size_t n = 0;
    while ((n = std::fread(part.data(), 1, part.size(), pipe)) > 0) out.text.append(part.data(), n);
    const int status = ::pclose(pipe);
    out.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return out;
}

}  // namespace signing::test
