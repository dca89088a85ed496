// SPDX-License-Identifier: Apache-2.0
// The headers of xmlsec name types that OpenSSL 3 has for old programs only.
#undef OPENSSL_NO_DEPRECATED
#include "signing/service/trust_signature.h"

#include <libxml/parser.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/errors.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmltree.h>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/openssl/evp.h>

#include <limits>
#include <memory>
#include <optional>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pki/openssl.h"

namespace signing {
namespace {

using core::Code;
using core::Error;
using core::pki::Held;
using DocumentHeld = Held<xmlDoc, xmlFreeDoc>;
using ContextHeld = Held<xmlSecDSigCtx, xmlSecDSigCtxDestroy>;

[[noreturn]] void refuse(const char* key) { throw Error(Code::invalid, key); }

// Once for the process; it stays until its end.
void prepare() {
    static const bool ready = [] {
        xmlInitParser();
        const bool done = xmlSecInit() == 0 && xmlSecOpenSSLAppInit(nullptr) == 0 && xmlSecOpenSSLInit() == 0;
        xmlSecErrorsSetCallback(nullptr);   // what is refused is told by us
        return done;
    }();
    if (!ready) throw Error(Code::unavailable, "core.error.internal");
}

// As the reader of lists takes it: UTF-8, nothing declared, nothing fetched.
DocumentHeld document_of(std::string_view xml) {
    const bool plain = core::text::valid_utf8(xml) && xml.find('\0') == std::string_view::npos &&
                       xml.find("<!DOCTYPE") == std::string_view::npos &&
                       xml.size() < static_cast<std::size_t>(std::numeric_limits<int>::max());
    if (!plain) refuse("signing.error.trust_list");
    DocumentHeld out(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8",
                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (!out || xmlDocGetRootElement(out.get()) == nullptr || out->intSubset != nullptr)
        refuse("signing.error.trust_list");
    return out;
}

// The one below the root: elsewhere it would envelop something else.
xmlNode* signature_in(xmlDoc* document) {
    xmlNode* found = nullptr;
    for (xmlNode* one = xmlSecGetNextElementNode(xmlDocGetRootElement(document)->children); one != nullptr;
         one = xmlSecGetNextElementNode(one->next)) {
        if (!xmlSecCheckNodeName(one, xmlSecNodeSignature, xmlSecDSigNs)) continue;
        if (found != nullptr) refuse("signing.error.trust_unsigned");
        found = one;
    }
    if (found == nullptr) refuse("signing.error.trust_unsigned");
    return found;
}

// Only what TS 119 612 and XAdES ask for: nothing that could leave out a part of the list.
ContextHeld context_of(const core::Bytes& signer) {
    ContextHeld out(core::pki::must(xmlSecDSigCtxCreate(nullptr), "memory"));
    out->flags |= XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES | XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS;
    out->enabledReferenceUris = xmlSecTransformUriTypeEmpty | xmlSecTransformUriTypeSameDocument;
    for (const xmlSecTransformId each :
         {xmlSecTransformEnvelopedId, xmlSecTransformInclC14NId, xmlSecTransformExclC14NId,
          xmlSecOpenSSLTransformSha256Id, xmlSecOpenSSLTransformSha384Id, xmlSecOpenSSLTransformSha512Id})
        core::pki::must(xmlSecDSigCtxEnableReferenceTransform(out.get(), each) == 0, "xmlsec");
    for (const xmlSecTransformId each :
         {xmlSecTransformInclC14NId, xmlSecTransformExclC14NId, xmlSecOpenSSLTransformRsaSha256Id,
          xmlSecOpenSSLTransformRsaSha384Id, xmlSecOpenSSLTransformRsaSha512Id, xmlSecOpenSSLTransformEcdsaSha256Id,
          xmlSecOpenSSLTransformEcdsaSha384Id, xmlSecOpenSSLTransformEcdsaSha512Id})
        core::pki::must(xmlSecDSigCtxEnableSignatureTransform(out.get(), each) == 0, "xmlsec");
    const core::pki::X509Held certificate = core::pki::certificate(signer);
    if (!certificate) throw Error(Code::invalid, "core.error.certificate");
    // What is adopted is freed with the context.
    out->signKey = core::pki::must(xmlSecKeyCreate(), "memory");
    xmlSecKeyDataPtr value = core::pki::must(xmlSecOpenSSLEvpKeyAdopt(X509_get_pubkey(certificate.get())), "key");
    core::pki::must(xmlSecKeySetValue(out->signKey, value) == 0, "key");
    return out;
}

struct References {
    bool any = false;                  // none are looked at under a key of another kind
    bool good = true;                  // every digest is right
    std::optional<std::string> whole;  // what the one over the whole list (URI "") was made over
};

References references_of(xmlSecDSigCtx& context) {
    References out;
    const xmlSecSize count = xmlSecPtrListGetSize(&context.signedInfoReferences);
    for (xmlSecSize i = 0; i < count; ++i) {
        auto* one = static_cast<xmlSecDSigReferenceCtxPtr>(xmlSecPtrListGetItem(&context.signedInfoReferences, i));
        out.good = out.good && one->status == xmlSecDSigStatusSucceeded;
        if (one->uri == nullptr || *one->uri != 0) continue;
        xmlSecBuffer* over = xmlSecDSigReferenceCtxGetPreDigestBuffer(one);
        if (over == nullptr || out.whole) refuse("signing.error.trust_unsigned");
        out.whole.emplace(reinterpret_cast<const char*>(xmlSecBufferGetData(over)), xmlSecBufferGetSize(over));
    }
    out.any = count > 0;
    return out;
}

}  // namespace

SignedList signed_list(std::string_view xml, const std::vector<core::Bytes>& signers) {
    prepare();
    for (const core::Bytes& signer : signers) {
        // Verifying marks the document; each certificate gets a fresh one.
        const DocumentHeld document = document_of(xml);
        xmlNode* signature = signature_in(document.get());
        static const xmlChar* ids[] = {BAD_CAST "Id", nullptr};
        xmlSecAddIDs(document.get(), signature, ids);
        const ContextHeld context = context_of(signer);
        const bool verified =
            xmlSecDSigCtxVerify(context.get(), signature) == 0 && context->status == xmlSecDSigStatusSucceeded;
        ERR_clear_error();
        References references = references_of(*context);
        if (!references.any) continue;
        if (!references.good) refuse("signing.error.trust_altered");
        if (!references.whole) refuse("signing.error.trust_unsigned");
        if (verified) return {std::move(*references.whole), signer};
    }
    refuse("signing.error.trust_signer");
}

}  // namespace signing
