// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/normal.h"

#include <algorithm>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "core/base/error.h"
#include "core/pdf/large.h"
#include "signing/pades/source.h"

namespace signing::pades {
namespace {

bool is_signed(QPDF& pdf) {
    auto fields = QPDFAcroFormDocumentHelper(pdf).getFormFields();
    return std::any_of(fields.begin(), fields.end(), [](QPDFFormFieldObjectHelper& field) {
        return field.getFieldType() == "/Sig" && !field.getInheritableFieldValue("/V").isNull();
    });
}

core::Bytes written(QPDF& pdf, core::ByteView source) {
    core::pdf::Large large;
    large.take_from(pdf, source);
    QPDFWriter writer(pdf);
    writer.setMinimumPDFVersion("1.5");
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
    return large.written(writer);
}

}  // namespace

std::optional<core::Bytes> normal(core::ByteView pdf) {
    if (!core::chars(pdf).starts_with("%PDF-")) return std::nullopt;
    try {
        const std::unique_ptr<QPDF> reader = read_strictly(pdf);
        const bool hybrid = reader->getTrailer().hasKey("/XRefStm");
        if (!hybrid || reader->isEncrypted() || reader->anyWarnings() || is_signed(*reader)) return std::nullopt;
        core::Bytes made = written(*reader, pdf);
        if (reader->anyWarnings()) return std::nullopt;
        return made;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace signing::pades
