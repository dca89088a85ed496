// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/v1.h"

#include "core/base/text.h"

namespace signing::esign {
namespace {

using core::Error;
using core::http::Answer;

// id_dokumen, id-dokumen, Id_Dokumen, ID_DOKUMEN: editions differ.
std::string id_of(const Answer& answer) {
    for (const char* name : {"id_dokumen", "id-dokumen", "iddokumen"})
        if (const auto found = answer.headers.find(name); found != answer.headers.end())
            return std::string(core::text::trim(found->second));
    return {};
}

core::Bytes pdf_of(Answer answer) {
    if (!answer.whole) throw Error(core::Code::unavailable, "signing.error.esign_cut");
    if (!looks_like_pdf(answer.body)) unexpected();
    return std::move(answer.body);
}

}  // namespace

V1::File V1::sign(core::ByteView pdf, const std::string& nik, const core::Secret& passphrase,
                  const Look& look) const {
    require_nik(nik);
    Form form;
    form.file("file", "naskah.pdf", "application/pdf", pdf);
    form.text("nik", nik);
    form.secret("passphrase", passphrase);
    add_look(form, look, pdf, line_.service());
    Hidden hidden;
    hidden.add(passphrase.reveal());
    hidden.add(nik);
    hidden.proven = Hidden::Proven::passphrase;
    Answer answer = line_.post("/api/sign/pdf", form.finish(), Line::Kind::file, hidden);
    File out;
    out.id = id_of(answer);
    if (!out.id.empty() && (!answer.whole || answer.body.empty()))
        out.pdf = download(out.id);
    else
        out.pdf = pdf_of(std::move(answer));
    return out;
}

core::Bytes V1::download(const std::string& id) const {
    return pdf_of(
        line_.get("/api/sign/download/" + core::text::url(id), Line::Kind::file, Hidden()));
}

Opinion V1::verify(core::ByteView pdf) const {
    Form form;
    form.file("signed_file", "naskah.pdf", "application/pdf", pdf);
    return opinion_v1(line_.ask("/api/sign/verify", form.finish(), Line::Kind::file, Hidden()));
}

UserStatus V1::status(const std::string& nik) const {
    require_nik(nik);
    Hidden hidden;
    hidden.add(nik);
    try {
        return status_of(
            object_of(line_.get("/api/user/status/" + nik, Line::Kind::question, hidden)));
    } catch (const Error& fault) {
        if (fault.key() != "signing.error.esign_unregistered") throw;
        return UserStatus::not_registered;
    }
}

}  // namespace signing::esign
