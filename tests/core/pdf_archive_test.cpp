// SPDX-License-Identifier: Apache-2.0
// The rules of PDF/A-2b and 3b our writer must keep, looked up in the structure; and what the
// reader does with files from outside.
#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <gtest/gtest.h>
#include <png.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pdf/fonts.h"
#include "core/pdf/image.h"
#include "core/pdf/pdfa.h"
#include "core/pdf/read.h"
#include "core/pdf/scan.h"
#include "tests/core/pdf_samples.h"

namespace core::pdf {
namespace pdf_archive_test {

using namespace core::pdf_samples;

// QPDF reads from the bytes for as long as it lives.
struct Opened {
    Bytes bytes;
    std::unique_ptr<QPDF> pdf = std::make_unique<QPDF>();

    explicit Opened(Bytes made) : bytes(std::move(made)) {
        pdf->setAttemptRecovery(false);
        pdf->processMemoryFile("test", chars(bytes).data(), bytes.size());
    }
    QPDF* operator->() const { return pdf.get(); }
};

std::string stream_text(QPDFObjectHandle stream) {
    const auto data = stream.getStreamData(qpdf_dl_all);
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

Bytes png(int width, int height, bool transparent) {
    Bytes pixels(static_cast<std::size_t>(width * height * 4), 128);
    for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = transparent ? 0 : 255;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGBA;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr);
    Bytes out(size);
    png_image_write_to_memory(&image, out.data(), &size, 0, pixels.data(), 0, nullptr);
    return out;
}

std::string key_of(const Bytes& bytes) {
    try {
        inspect(bytes);
    } catch (const Error& error) {
        return error.key();
    }
    return "";
}

TEST(PdfArchive, CatalogKeepsTheRules) {
    const Bytes bytes = write(letter(), setup(), NASKAH_FONTS).bytes;
    EXPECT_TRUE(chars(bytes).starts_with("%PDF-1.7\n%"));
    EXPECT_TRUE(has(chars(bytes), "\nxref\n"));
    EXPECT_FALSE(has(chars(bytes), "/ObjStm"));
    const Opened pdf(bytes);
    auto root = pdf->getRoot();
    auto metadata = root.getKey("/Metadata");
    EXPECT_EQ(metadata.getDict().getKey("/Subtype").getName(), "/XML");
    EXPECT_FALSE(metadata.getDict().hasKey("/Filter"));
    EXPECT_TRUE(has(chars(bytes), "<pdfaid:part>2</pdfaid:part>"));
    EXPECT_TRUE(has(chars(bytes), "<pdfaid:conformance>B</pdfaid:conformance>"));
    auto intent = root.getKey("/OutputIntents").getArrayItem(0);
    EXPECT_EQ(intent.getKey("/S").getName(), "/GTS_PDFA1");
    EXPECT_EQ(intent.getKey("/DestOutputProfile").getDict().getKey("/N").getIntValue(), 3);
    EXPECT_EQ(stream_text(intent.getKey("/DestOutputProfile")).substr(36, 4), "acsp");
    EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "id-ID");
    EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    EXPECT_EQ(pdf->getTrailer().getKey("/ID").getArrayNItems(), 2);
    EXPECT_FALSE(pdf->getTrailer().hasKey("/Encrypt"));
    EXPECT_FALSE(root.hasKey("/AF"));
    for (const char* banned : {"/OpenAction", "/AA", "/AcroForm"})
        EXPECT_FALSE(root.hasKey(banned));
}

TEST(PdfArchive, InfoSaysTheSameAsXmp) {
    pdf::Setup wanted = setup();
    wanted.title = "Undangan <rapat> & “koordinasi”";
    const Opened pdf(write(letter(), wanted, NASKAH_FONTS).bytes);
    auto info = pdf->getTrailer().getKey("/Info");
    const std::string xmp = stream_text(pdf->getRoot().getKey("/Metadata"));
    EXPECT_EQ(info.getKey("/Title").getUTF8Value(), wanted.title);
    EXPECT_TRUE(has(xmp, "Undangan &lt;rapat&gt; &amp; “koordinasi”"));
    EXPECT_EQ(info.getKey("/CreationDate").getUTF8Value(), "D:20261123081530+00'00'");
    EXPECT_TRUE(has(xmp, "<xmp:CreateDate>2026-11-23T08:15:30+00:00</xmp:CreateDate>"));
    EXPECT_EQ(info.getKey("/Producer").getUTF8Value(), "Naskah");
    EXPECT_TRUE(has(xmp, "<pdf:Producer>Naskah</pdf:Producer>"));
}

// RFC 1950 and 1951 with nothing pressed together: deflating it anew gives other bytes.
std::string stored(const std::string& text) {
    const auto size = text.size();
    std::string out("\x78\x01\x01", 3);
    for (const auto half : {size, ~size}) {
        out += static_cast<char>(half & 255);
        out += static_cast<char>(half >> 8 & 255);
    }
    std::uint32_t a = 1, b = 0;
    for (const unsigned char c : text) b += a += c;
    out += text;
    for (const auto sum : {b, a}) {
        out += static_cast<char>(sum >> 8 & 255);
        out += static_cast<char>(sum & 255);
    }
    return out;
}

TEST(PdfArchive, DeflatedStreamsPassAsTheyAre) {
    const std::string deflated = stored("naskah dinas naskah dinas naskah dinas");
    QPDF plain;
    plain.emptyPDF();
    auto stream = QPDFObjectHandle::newStream(&plain);
    // As libharu writes it: the filter in an array.
    stream.replaceStreamData(deflated, QPDFObjectHandle::parse("[ /FlateDecode ]"),
                             QPDFObjectHandle::newNull());
    plain.getRoot().replaceKey("/Kept", stream);
    QPDFWriter writer(plain);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const auto source = writer.getBufferSharedPointer();
    const Opened pdf(make_pdfa({source->getBuffer(), source->getSize()}, setup(),
                               read_font_file(NASKAH_FONTS "/srgb.icc")));
    auto kept = pdf->getRoot().getKey("/Kept");
    EXPECT_EQ(stream_text(kept), "naskah dinas naskah dinas naskah dinas");
    const auto raw = kept.getRawStreamData();
    EXPECT_EQ(chars({raw->getBuffer(), raw->getSize()}), deflated);
}

// Characters of windows-1252 stand in simple fonts, others in composite ones.
TEST(PdfArchive, FontsEmbeddedWithUnicodeMaps) {
    Document all = letter();
    all.push_back(written("Ḥadīs", Align::left, {.bold = true}));
    const Opened pdf(write(all, setup(), NASKAH_FONTS).bytes);
    int composite = 0, simple = 0, programs = 0;
    for (auto object : pdf->getAllObjects()) {
        if (object.isDictionaryOfType("/FontDescriptor"))
            programs += object.getKey("/FontFile2").isStream() ? 1 : -100;
        if (object.isDictionaryOfType("/Font", "/TrueType")) {
            ++simple;
            EXPECT_EQ(object.getKey("/Encoding").getName(), "/WinAnsiEncoding");
            const std::string map = stream_text(object.getKey("/ToUnicode"));
            EXPECT_TRUE(has(map, "<80> <20AC>"));
            EXPECT_TRUE(has(map, "<93> <201C>"));
        }
        if (!object.isDictionaryOfType("/Font", "/Type0")) continue;
        ++composite;
        EXPECT_EQ(object.getKey("/Encoding").getName(), "/Identity-H");
        const std::string map = stream_text(object.getKey("/ToUnicode"));
        EXPECT_TRUE(has(map, "beginbfrange"));
        EXPECT_FALSE(has(map, "begincidrange"));
        EXPECT_TRUE(has(map, "<2000> <20FF> <2000>"));
    }
    EXPECT_EQ(composite, 1);
    EXPECT_EQ(simple, 2);
    EXPECT_EQ(programs, 2);
}

TEST(PdfArchive, AttachmentMakesPart3) {
    pdf::Setup wanted = setup();
    const std::string json = R"({"nomor":"000.1.5/123/Kominfo"})";
    wanted.attachments = {{"naskah.json", "application/json", "Data naskah", {json.begin(), json.end()}}};
    const Bytes bytes = write(letter(), wanted, NASKAH_FONTS).bytes;
    EXPECT_EQ(bytes, write(letter(), wanted, NASKAH_FONTS).bytes);
    EXPECT_TRUE(has(chars(bytes), "<pdfaid:part>3</pdfaid:part>"));
    const Opened pdf(bytes);
    auto file = pdf->getRoot().getKey("/AF").getArrayItem(0);
    EXPECT_EQ(file.getKey("/AFRelationship").getName(), "/Data");
    EXPECT_EQ(file.getKey("/UF").getUTF8Value(), "naskah.json");
    auto held = file.getKey("/EF").getKey("/UF");
    EXPECT_EQ(held.getDict().getKey("/Subtype").getName(), "/application/json");
    EXPECT_EQ(stream_text(held), json);
}

TEST(PdfArchive, PicturesAreOpaque) {
    Document all = {Image{png(40, 20, true), 30}, Image{png(8, 8, false), 0, 10, Align::centre}};
    const Opened pdf(write(all, setup(), NASKAH_FONTS).bytes);
    int pictures = 0;
    for (auto object : pdf->getAllObjects()) {
        if (!object.isStream()) continue;
        auto dictionary = object.getDict();
        if (!dictionary.getKey("/Subtype").isNameAndEquals("/Image")) continue;
        ++pictures;
        EXPECT_FALSE(dictionary.hasKey("/SMask"));
        if (dictionary.getKey("/Width").getIntValue() == 40) {
            EXPECT_EQ(static_cast<unsigned char>(stream_text(object)[0]), 255);
        }
    }
    EXPECT_EQ(pictures, 2);
}

TEST(PdfArchive, ScansBecomeOnePageEach) {
    const Bytes upright = png(210, 297, false);
    const Bytes lying = encode_jpeg({300, 200, 1, Bytes(60000, 90)}, 80);
    const Bytes made = from_images({upright, lying}, setup(), NASKAH_FONTS);
    EXPECT_EQ(made, from_images({upright, lying}, setup(), NASKAH_FONTS));
    const Facts facts = inspect(made);
    ASSERT_EQ(facts.pages, 2);
    EXPECT_NEAR(facts.sizes[0].height_mm, 297, 0.1);
    EXPECT_NEAR(facts.sizes[1].width_mm, 297, 0.1);
    EXPECT_TRUE(has(chars(made), "<pdfaid:part>2</pdfaid:part>"));
    Bytes broken(lying.begin(), lying.begin() + static_cast<std::ptrdiff_t>(lying.size() / 2));
    EXPECT_THROW(from_images({broken}, setup(), NASKAH_FONTS), Error);
    EXPECT_THROW(from_images({}, setup(), NASKAH_FONTS), Error);
}

TEST(PdfRead, DamageIsRefused) {
    const Bytes good = write(letter(), setup(), NASKAH_FONTS).bytes;
    EXPECT_EQ(key_of(good), "");
    EXPECT_EQ(key_of({}), "core.pdf.unreadable.not_pdf");
    EXPECT_EQ(key_of({'h', 'a', 'l', 'o'}), "core.pdf.unreadable.not_pdf");
    Bytes shifted = good;
    shifted.insert(shifted.begin(), ' ');
    EXPECT_EQ(key_of(shifted), "core.pdf.unreadable.not_pdf");
    Bytes cut(good.begin(), good.end() - 200);
    EXPECT_EQ(key_of(cut), "core.pdf.unreadable.damaged");
    std::string table(chars(good));
    table.replace(table.find("\nxref\n") + 1, 4, "xrfe");
    EXPECT_EQ(key_of({table.begin(), table.end()}), "core.pdf.unreadable.damaged");
}

TEST(PdfRead, LockedIsSaid) {
    QPDF pdf;
    pdf.emptyPDF();
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters("rahasia", "pemilik", true, true, true, true, true, true,
                                     qpdf_r3p_full, true);
    writer.write();
    const auto made = writer.getBufferSharedPointer();
    EXPECT_EQ(key_of({made->getBuffer(), made->getBuffer() + made->getSize()}), "core.pdf.locked");
}

TEST(PdfRead, PicturesOfPages) {
    const Bytes good = write(letter(), setup(), NASKAH_FONTS).bytes;
    const Pixels page = decode_image(picture(good, 0, 40));
    EXPECT_NEAR(page.width, 331, 2);
    EXPECT_NEAR(page.height, 468, 2);
    EXPECT_THROW(picture(good, 99, 40), Error);
    EXPECT_THROW(text(Bytes{'x'}), Error);
}

}  // namespace
}  // namespace core::pdf
