// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/regroup.h"

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "core/base/error.h"
#include "core/pdf/decoded.h"

namespace core::pdf {
namespace {

// `detail` is the reader's own word, for the log.
[[noreturn]] void damaged(std::string detail) {
    throw Error(Code::unsupported, "core.pdf.unreadable.damaged", {{"detail", std::move(detail)}});
}

void open(QPDF& pdf, ByteView bytes) {
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("upload", chars(bytes).data(), bytes.size());
}

template <class Work>
auto reading(Work work) {
    try {
        return work();
    } catch (const QPDFExc& error) {
        if (error.getErrorCode() == qpdf_e_password) throw Error(Code::unsupported, "core.pdf.locked");
        damaged(error.getMessageDetail());
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        damaged(error.what());   // QPDF throws logic_error on some malformed types
    }
}

}  // namespace

Bytes regroup(const std::vector<ByteView>& files, const std::vector<Take>& pages) {
    if (pages.empty()) throw Error(Code::invalid, "core.pdf.empty");
    return reading([&] {
        std::vector<std::unique_ptr<QPDF>> open_files;   // they must outlive the writing
        std::vector<std::vector<QPDFPageObjectHelper>> all;
        for (const auto& file : files) {
            open_files.push_back(std::make_unique<QPDF>());
            open(*open_files.back(), file);
            all.push_back(QPDFPageDocumentHelper(*open_files.back()).getAllPages());
        }
        QPDF to;
        to.emptyPDF();
        QPDFPageDocumentHelper made(to);
        for (const auto& take : pages) {
            if (take.file >= all.size() || take.page < 0 || take.page >= static_cast<int>(all[take.file].size()))
                throw Error(Code::not_found, "core.pdf.page");
            made.addPage(all[take.file][static_cast<std::size_t>(take.page)], false);
            if (take.turn % 360 != 0) made.getAllPages().back().rotatePage(take.turn, true);
        }
        QPDFWriter writer(to);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return Bytes(buffer->getBuffer(), buffer->getBuffer() + buffer->getSize());
    });
}

std::optional<Bytes> carried(ByteView bytes, std::string_view name, std::size_t most) {
    return reading([&]() -> std::optional<Bytes> {
        QPDF pdf;
        open(pdf, bytes);
        const auto files = QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles();
        const auto found = files.find(std::string(name));
        if (found == files.end() || !found->second) return std::nullopt;
        auto stream = found->second->getEmbeddedFileStream();
        if (!stream.isStream()) return std::nullopt;
        const auto content = decoded(stream, qpdf_dl_generalized, most);
        return Bytes(content.begin(), content.end());
    });
}

}  // namespace core::pdf
