// SPDX-License-Identifier: Apache-2.0
// What keeps a PDF from becoming a letter (ISO 32000-1, 12.5 to 12.7): whatever acts by itself, changes
// how it looks, or carries something along that nobody sees on the sheet.
#include "core/pdf/foreign.h"

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <set>

#include "core/base/child.h"
#include "core/base/error.h"
#include "core/pdf/found.h"
#include "core/pdf/placeholders.h"
#include "core/pdf/read.h"

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

[[noreturn]] void unfit(std::string_view reason, Args args = {}) {
    throw Error(Code::unsupported, "core.pdf.unfit." + std::string(reason), std::move(args));
}
[[noreturn]] void unsurveyed(std::string_view reason) {
    throw Error(Code::unsupported, "core.pdf.unreadable." + std::string(reason));
}

// The same reader over the whole file, where a crash or an endless loop takes nothing of ours along.
void check_in_child(ByteView pdf) {
    const child::Limits limits{.time = std::chrono::seconds(30), .cpu = std::chrono::seconds(20)};
    const auto outcome = child::run({"qpdf", "--check", "--no-warn", "--password=", "/dev/stdin"}, pdf, limits);
    switch (outcome.end) {
        case child::End::exited:   // what it found is told in our own words
            if (outcome.errors.find("bad_alloc") != outcome.errors.npos) unsurveyed("large");
            return;
        case child::End::timed_out: unsurveyed("slow");
        case child::End::too_much: unsurveyed("large");
        case child::End::killed: unsurveyed("stopped");
    }
}

bool is_one_of(Handle name, const std::set<std::string>& names) { return name.isName() && names.contains(name.getName()); }

// Of a signed file that stays as it is: what it carries is told, not refused.
struct Keeping {
    bool on = false;
    std::set<std::string> files;

    [[noreturn]] void unfit(const std::string& reason) const { pdf::unfit(on ? "signed_" + reason : reason); }
};

void note_file(Handle entry, Keeping& keeping) {
    if (!keeping.on) unfit("files");
    for (const char* key : {"/UF", "/F"})
        if (Handle name = entry.getKey(key); name.isString()) {
            keeping.files.insert(name.getUTF8Value());
            return;
        }
}

void judge(Handle object, Keeping& keeping) {
    static const std::set<std::string> acts{"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/ResetForm", "/Rendition",
                                            "/Movie",      "/Sound",  "/GoToE",      "/RichMediaExecute", "/SetOCGState"};
    static const std::set<std::string> media{"/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"};
    if (object.isStream()) object = object.getDict();
    if (!object.isDictionary()) return;
    if (is_one_of(object.getKey("/S"), acts) || object.hasKey("/JS") || object.hasKey("/AA") || object.hasKey("/XFA"))
        keeping.unfit("active");
    if (object.hasKey("/EF") || object.getKey("/Type").isNameAndEquals("/EmbeddedFile")) note_file(object, keeping);
    Handle kind = object.getKey("/Subtype");
    if (object.hasKey("/Rect") && is_one_of(kind, media)) keeping.unfit("active");
}

// Values that stand in others without a number of their own.
void judge_inside(Handle object, Keeping& keeping, int depth = 0) {
    constexpr int deepest = 40;
    if (depth > deepest) unsurveyed("damaged");
    judge(object, keeping);
    if (object.isStream()) object = object.getDict();
    const auto deeper = [&](Handle inner) {
        if (!inner.isIndirect()) judge_inside(inner, keeping, depth + 1);
    };
    if (object.isArray()) {
        for (int i = 0; i < object.getArrayNItems(); ++i) deeper(object.getArrayItem(i));
    } else if (object.isDictionary()) {
        for (const auto& key : object.getKeys()) deeper(object.getKey(key));
    }
}

void judge_pages(QPDF& pdf, const Keeping& keeping) {
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        Handle notes = page.getObjectHandle().getKey("/Annots");
        for (int i = 0; notes.isArray() && i < notes.getArrayNItems(); ++i) {
            Handle note = notes.getArrayItem(i);
            if (!note.isDictionary() || note.getKey("/Subtype").isNameAndEquals("/Link")) continue;
            if (!keeping.on || !note.getKey("/Subtype").isNameAndEquals("/Widget")) keeping.unfit("notes");
        }
    }
}

void judge_all(QPDF& pdf, const Facts& facts, Keeping& keeping) {
    if (facts.signatures > 0 && !keeping.on) unfit("signed");
    if (facts.encrypted) keeping.unfit("encrypted");
    Handle root = pdf.getRoot(), form = root.getKey("/AcroForm");
    if (form.isDictionary()) {
        if (form.hasKey("/XFA")) keeping.unfit("active");
        Handle fields = form.getKey("/Fields");
        if (!keeping.on && fields.isArray() && fields.getArrayNItems() > 0) unfit("form");
    }
    for (auto& object : pdf.getAllObjects()) judge_inside(object, keeping);
    if (Handle layers = root.getKey("/OCProperties"); layers.isDictionary()) keeping.unfit("layers");
    judge_pages(pdf, keeping);
}

std::vector<Placeholder> placeholders_of(QPDF& pdf, const std::string& text) {
    std::vector<Placeholder> all;
    std::map<std::string, int> seen;
    Reading reading;
    int number = 0;
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        for (auto& each : found_in(page_text(page, reading))) {
            ++seen[each.name];
            all.push_back({std::move(each.name), number, each.clean});
        }
        ++number;
    }
    for (auto& each : placeholders_in(text))
        if (--seen[each.name] < 0) all.push_back({std::move(each.name), -1, false});
    return all;
}

}  // namespace

Survey survey(ByteView bytes, int most_pages, Signed when) try {
    check_in_child(bytes);
    const auto facts = inspect(bytes);
    if (facts.pages > most_pages) unfit("many_pages", {{"most", std::to_string(most_pages)}});
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("upload", chars(bytes).data(), bytes.size());
    Survey made;
    made.is_signed = facts.signatures > 0;
    Keeping keeping{when == Signed::kept && made.is_signed, {}};
    judge_all(pdf, facts, keeping);
    made.pages = facts.pages;
    made.text = text(bytes);
    if (!keeping.on) made.placeholders = placeholders_of(pdf, made.text);
    made.files.assign(keeping.files.begin(), keeping.files.end());
    return made;
} catch (const Error&) {
    throw;
} catch (const std::exception&) {
    unsurveyed("damaged");   // QPDF throws logic_error on some malformed types
}

}  // namespace core::pdf
