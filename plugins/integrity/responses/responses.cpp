// SPDX-License-Identifier: Apache-2.0
#include "integrity/responses/responses.h"

#include "core/http/given.h"
#include "core/http/reader.h"

namespace integrity {

namespace {

constexpr std::size_t longest_subject = 150;

std::string subject_given(core::http::Request& request) {
    core::http::Given given(request.query);
    auto subject = given.line("subject", longest_subject);
    given.done();
    return subject;
}

[[noreturn]] void no_proof() { throw core::Error(core::Code::not_found, "core.error.not_found"); }

}  // namespace

core::http::Response proof_response(Proofs& proofs, const core::Context& ctx, core::http::Request& request) {
    auto file = proofs.of(ctx, subject_given(request));
    if (!file) no_proof();
    auto response = core::http::bytes(std::move(file->proof.record), "application/octet-stream", file->name, false);
    response.header("Proved-File", file->bytes.hex()).header("Proved-Revision", file->newest ? "newest" : "first");
    return response;
}

// Whatever it is: a file to be checked is kept, and not opened here.
core::http::Response file_response(Proofs& proofs, const core::Context& ctx, core::http::Request& request) {
    const auto file = proofs.file(ctx, subject_given(request), core::http::before_a_reader(request));
    if (!file) no_proof();
    core::http::Response response;
    response.type = "application/octet-stream";
    response.file = file->path;
    response.header("Content-Disposition", "attachment; filename=\"" + file->name + "\"").header("Proved-File", file->bytes.hex());
    if (file->secret) response.forget();
    return response;
}

}  // namespace integrity
