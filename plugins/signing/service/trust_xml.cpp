// SPDX-License-Identifier: Apache-2.0
// Reading of ETSI TS 119 612: names of elements by their local part, nothing declared, nothing fetched.
#include <algorithm>
#include <charconv>
#include <pugixml.hpp>

#include "core/base/error.h"
#include "core/pki/credential.h"
#include "signing/service/trust_lists.h"

namespace signing {
namespace {

using core::Code;
using core::Error;
using core::Instant;
using pugi::xml_node;

constexpr Instant always{std::numeric_limits<std::int64_t>::max()};

[[noreturn]] void no_list() { throw Error(Code::invalid, "signing.error.trust_list"); }

std::string_view local(const xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

template <class Act>
void each(const xml_node& parent, std::string_view name, Act act) {
    for (const xml_node& one : parent.children())
        if (local(one) == name) act(one);
}

// The first of each name, one below the other.
xml_node below(xml_node node, std::initializer_list<std::string_view> path) {
    for (const std::string_view name : path) {
        xml_node found;
        each(node, name, [&](const xml_node& one) {
            if (!found) found = one;
        });
        node = found;
    }
    return node;
}

std::string text_of(xml_node node, std::initializer_list<std::string_view> path) {
    std::string out = below(node, path).text().get();
    const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    out.erase(out.begin(), std::find_if_not(out.begin(), out.end(), space));
    while (!out.empty() && space(out.back())) out.pop_back();
    return out;
}

// Of several languages English is asked for, else the first.
std::string name_of(const xml_node& names) {
    std::string out = text_of(names, {"Name"});
    each(names, "Name", [&](const xml_node& one) {
        if (std::string_view(one.attribute("xml:lang").value()) == "en") out = one.text().get();
    });
    return out;
}

std::string last_word(const std::string& address) {
    std::string trimmed = address;
    while (!trimmed.empty() && trimmed.back() == '/') trimmed.pop_back();
    return trimmed.substr(trimmed.rfind('/') + 1);
}

// TS 119 612, 5.5.4, and the words that lists of before July 2016 used.
bool is_relied_on(const std::string& status) {
    for (const char* one : {"granted", "undersupervision", "supervisionincessation", "accredited",
                            "recognisedatnationallevel", "setbynationallaw"})
        if (status == one) return true;
    return false;
}

// TS 119 612, 5.5.1.
std::optional<check::Use> use_of(const std::string& type) {
    for (const char* one : {"/Svctype/CA/QC", "/Svctype/CA/PKC"})
        if (type.ends_with(one)) return check::Use::signature;
    for (const char* one : {"/Svctype/TSA/QTST", "/Svctype/TSA", "/Svctype/TSA/TSS-QC"})
        if (type.ends_with(one)) return check::Use::timestamp;
    return std::nullopt;
}

struct Span {
    std::string status;
    Instant from;
};

Span span_of(const xml_node& about) {
    try {
        return {last_word(text_of(about, {"ServiceStatus"})),
                core::parse_instant(text_of(about, {"StatusStartingTime"}))};
    } catch (const Error&) {
        no_list();
    }
}

std::vector<core::Bytes> certificates_of(const xml_node& about) {
    std::vector<core::Bytes> out;
    each(below(about, {"ServiceDigitalIdentity"}), "DigitalId", [&](const xml_node& identity) {
        std::string encoded = text_of(identity, {"X509Certificate"});
        if (encoded.empty()) return;
        std::erase_if(encoded, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
        try {
            out.push_back(core::unbase64(encoded));
            (void)core::pki::describe(out.back());
        } catch (const Error&) {
            no_list();
        }
    });
    return out;
}

void read_service(const xml_node& service, const std::string& provider, TrustList& out) {
    const xml_node about = below(service, {"ServiceInformation"});
    const auto use = use_of(text_of(about, {"ServiceTypeIdentifier"}));
    if (!use) return;
    std::vector<Span> spans{span_of(about)};
    each(below(service, {"ServiceHistory"}), "ServiceHistoryInstance",
         [&](const xml_node& past) { spans.push_back(span_of(past)); });
    std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    for (const core::Bytes& certificate : certificates_of(about))
        for (std::size_t i = 0; i < spans.size(); ++i) {
            if (!is_relied_on(spans[i].status)) continue;
            const Instant from = spans[i].from;
            // Neighbouring spans that are relied on are one.
            while (i + 1 < spans.size() && is_relied_on(spans[i + 1].status)) ++i;
            const Instant until = i + 1 < spans.size() ? spans[i + 1].from : always;
            out.services.push_back(
                {provider, name_of(below(about, {"ServiceName"})), spans[i].status, certificate, *use, from, until});
        }
}

}  // namespace

TrustList read_trust_list(std::string_view xml) {
    // A list declares nothing; what declares entities is built to be larger than it looks.
    if (xml.find("<!DOCTYPE") != std::string_view::npos || xml.find("<!ENTITY") != std::string_view::npos) no_list();
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8)) no_list();
    const xml_node list = document.document_element();
    if (local(list) != "TrustServiceStatusList") no_list();
    const xml_node scheme = below(list, {"SchemeInformation"});
    TrustList out;
    out.territory = text_of(scheme, {"SchemeTerritory"});
    out.operator_ = name_of(below(scheme, {"SchemeOperatorName"}));
    out.issued = text_of(scheme, {"ListIssueDateTime"});
    out.next_update = text_of(scheme, {"NextUpdate", "dateTime"});
    out.sha256 = core::sha256(core::view(xml)).hex();
    const std::string sequence = text_of(scheme, {"TSLSequenceNumber"});
    const auto [end, fault] = std::from_chars(sequence.data(), sequence.data() + sequence.size(), out.sequence);
    if (fault != std::errc() || end != sequence.data() + sequence.size() || out.territory.empty()) no_list();
    for (const char c : out.territory) out.name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    each(below(list, {"TrustServiceProviderList"}), "TrustServiceProvider", [&](const xml_node& provider) {
        const std::string name = name_of(below(provider, {"TSPInformation", "TSPName"}));
        each(below(provider, {"TSPServices"}), "TSPService",
             [&](const xml_node& service) { read_service(service, name, out); });
    });
    if (out.services.empty()) throw Error(Code::invalid, "signing.error.trust_empty");
    return out;
}

}  // namespace signing
