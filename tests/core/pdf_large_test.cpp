// SPDX-License-Identifier: Apache-2.0
// Large streams are put in their places behind QPDF's back: what comes out must be what QPDF would read.
#include <gtest/gtest.h>

#include <qpdf/Buffer.hh>

#include "core/base/child.h"
#include "core/base/error.h"
#include "core/pdf/foreign.h"
#include "core/pdf/large.h"
#include "core/pdf/carrying.h"
#include "tests/support/large_pdf.h"

namespace pdf_large_test {

using namespace core;
using namespace core::pdf;

constexpr std::size_t size = 3u << 20;

bool sound(const Bytes& file) { return child::run({"qpdf", "--check", "/dev/stdin"}, file).good(); }

// What the only image of the file holds.
Bytes picture_in(const Bytes& file) {
    QPDF pdf;
    pdf.processMemoryFile("made", chars(file).data(), file.size());
    for (QPDFObjectHandle& object : pdf.getAllObjects()) {
        if (!object.isStream() || !object.getDict().getKey("/Subtype").isNameAndEquals("/Image")) continue;
        const auto data = object.getStreamData(qpdf_dl_generalized);
        return {data->getBuffer(), data->getBuffer() + data->getSize()};
    }
    return {};
}

Document notice() {
    Document text;
    text.push_back(Paragraph{.runs = {{"Berkas bukti.", {}}}});
    return text;
}

TEST(LargeStreams, StayAsTheyWereInALetterFromOutside) {
    const Bytes plain = tests::large_pdf(size);
    const Filled filled = fill(plain, {}, {}, NASKAH_FONTS);
    EXPECT_TRUE(sound(filled.bytes));
    EXPECT_EQ(picture_in(filled.bytes) == picture_in(plain), true);
    EXPECT_EQ(fill(plain, {}, {}, NASKAH_FONTS).bytes == filled.bytes, true) << "the same again";
    Bytes other = plain;
    other[other.size() / 2] ^= 1;
    const Bytes changed = fill(other, {}, {}, NASKAH_FONTS).bytes;
    const auto name = [](const Bytes& file) { return chars(file).substr(chars(file).rfind("/ID [")); };
    EXPECT_NE(name(changed), name(filled.bytes)) << "another file has another name";
}

TEST(LargeStreams, KeepTheirFilters) {
    const Bytes pixels = picture_in(tests::large_pdf(size));
    QPDF pdf;
    const Bytes plain = tests::large_pdf(size);
    pdf.processMemoryFile("plain", chars(plain).data(), plain.size());
    QPDFWriter packing(pdf);   // QPDF packs what was not
    packing.setOutputMemory();
    packing.write();
    const auto packed = packing.getBufferSharedPointer();
    const Bytes source(packed->getBuffer(), packed->getBuffer() + packed->getSize());
    ASSERT_NE(chars(source).find("/FlateDecode"), std::string_view::npos);
    const Bytes made = fill(source, {}, {}, NASKAH_FONTS).bytes;
    EXPECT_TRUE(sound(made));
    EXPECT_EQ(picture_in(made) == pixels, true);
}

TEST(LargeStreams, AreAttachedFromElsewhere) {
    const Bytes carried = tests::large_pdf(size), small(100, 'x');
    core::pdf::Setup setup;
    std::vector<Carried> all;
    for (const auto& [name, bytes] : {std::pair{"besar.pdf", &carried}, std::pair{"kecil.bin", &small}})
        all.push_back({{name, "application/pdf", "lampiran", {}, Relates::source},
                       sha256(*bytes),
                       bytes->size(),
                       [bytes = bytes](Bytes& out) { out.insert(out.end(), bytes->begin(), bytes->end()); }});
    setup.attachments.push_back({"isi.json", "application/json", "isi", {'{', '}'}, Relates::data});
    const Bytes made = write(notice(), setup, NASKAH_FONTS, all).bytes;
    EXPECT_TRUE(sound(made));
    EXPECT_GE(made.capacity() - made.size(), 64u << 10) << "room for the seal";
    const auto held = [&](int number) {
        return child::run({"pdfdetach", "-save", std::to_string(number), "-o", "/dev/stdout", "/dev/stdin"}, made).out;
    };
    EXPECT_EQ(held(1) == carried, true);
    EXPECT_EQ(held(2) == Bytes({'{', '}'}), true);
    EXPECT_EQ(held(3) == small, true);
}

}  // namespace
