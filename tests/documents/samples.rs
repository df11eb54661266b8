//! The least that a document of each format is, in which nothing is wrong.
#![allow(unreachable_pub, reason = "the fuzz targets begin with them, too")]

/// PACT 3.0: 1.10 + 0.30 + 0.20 − 0.60 are 1.00.
pub const PACT: &str = r#"{"id":"3fa85f64-5717-4562-b3fc-2c963f66afa6","specVersion":"3.0.0",
"created":"2026-01-15T10:15:30Z","status":"Active","validityPeriodStart":"2026-01-15T10:15:30Z",
"validityPeriodEnd":"2028-12-31T00:00:00Z","companyName":"Example Timber","companyIds":["urn:lei:529900T8BM49AURSDO55"],
"productDescription":"Panel of spruce","productIds":["urn:gtin:6901234567892"],"productNameCompany":"Panel",
"pcf":{"declaredUnitOfMeasurement":"square meter","declaredUnitAmount":"2","productMassPerDeclaredUnit":"9.5",
"referencePeriodStart":"2025-01-01T00:00:00Z","referencePeriodEnd":"2026-01-01T00:00:00Z","geographyCountry":"CN",
"pcfExcludingBiogenicUptake":"1.60","pcfIncludingBiogenicUptake":"1.00","fossilCarbonContent":"0","biogenicCarbonContent":"0.163",
"fossilGhgEmissions":"1.10","landUseChangeGhgEmissions":"0.30","biogenicNonCO2Emissions":"0.20","biogenicCO2Uptake":"-0.60",
"packagingEmissionsIncluded":false,"ipccCharacterizationFactors":["AR6"],"crossSectoralStandards":["ISO14067"],
"exemptedEmissionsPercent":"0","primaryDataShare":"56.12",
"dqi":{"technologicalDQR":"1.5","geographicalDQR":"2.0","temporalDQR":"1.0"}}}"#;

/// Catena-X 7.
pub const CATENA_X: &str = r#"{"specVersion":"urn:io.catenax.pcf:datamodel:version:7.0.0","partialFullPcf":"Cradle-to-gate",
"id":"3893bb5d-da16-4dc1-9185-11d97476c254","companyName":"My Corp","productName":"Panel","extWBCSD_pfStatus":"Active",
"validityPeriodStart":"2025-01-01T00:00:01Z","validityPeriodEnd":"2026-12-31T23:59:59Z",
"pcf":{"declaredUnit":"kilogram","unitaryProductAmount":1,"referencePeriodStart":"2025-01-01T00:00:01Z",
"referencePeriodEnd":"2025-12-31T23:59:59Z","extWBCSD_characterizationFactors":"AR5","pcfExcludingBiogenic":2,
"pcfIncludingBiogenic":1,"fossilGhgEmissions":0.5,"biogenicCarbonWithdrawal":-1}}"#;

/// ILCD+EPD as JSON: 1.2 + 0.3 + 2.5 are 4.
pub const ILCD: &str = r#"{"processInformation":{"dataSetInformation":{"UUID":"f63ac879-fa7d-4f91-813e-e816cbdf1927",
"name":{"baseName":[{"value":"Panel","lang":"en"},{"value":"Platte","lang":"de"}]}},
"quantitativeReference":{"referenceToReferenceFlow":[0]},"time":{"referenceYear":2024,"dataSetValidUntil":2029}},
"exchanges":{"exchange":[{"dataSetInternalID":0,"meanAmount":1.0,"flowProperties":[
{"referenceFlowProperty":true,"referenceUnit":"m3","meanValue":1.0}]}]},
"LCIAResults":{"LCIAResult":[{"referenceToLCIAMethodDataSet":{"refObjectId":"a7ea142a-9749-11ed-a8fc-0242ac120002",
"shortDescription":[{"value":"Global Warming Potential - total (GWP-total)","lang":"en"}]},"other":{"anies":[
{"module":"A1","value":"1.2"},{"module":"A2","value":"0.3"},{"module":"A3","value":"2.5"},{"module":"A1-A3","value":"4"},
{"module":"C3","scenario":"burnt","value":"3"},{"module":"C3","scenario":"kept","value":null},{"module":"D","value":"-1"},
{"name":"referenceToUnitGroupDataSet","value":{"shortDescription":[{"value":"kg CO2 eq.","lang":"en"}]}}]}},
{"referenceToLCIAMethodDataSet":{"refObjectId":"a7ea19c0-9749-11ed-a8fc-0242ac120002"},"other":{"anies":[
{"module":"A1-A3","value":"3.9"}]}}]}}"#;

/// The same as XML, whose unit is in another file.
pub const XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<processDataSet xmlns="http://lca.jrc.it/ILCD/Process" xmlns:common="http://lca.jrc.it/ILCD/Common"
 xmlns:epd="http://www.iai.kit.edu/EPD/2013" xmlns:epd2="http://www.indata.network/EPD/2019" epd2:epd-version="1.3">
<processInformation><dataSetInformation><common:UUID>57a4ae65-d305-421e-b21f-a3f0c35b8abe</common:UUID>
<name><baseName xml:lang="en">Panel &amp; frame</baseName></name></dataSetInformation>
<quantitativeReference><referenceToReferenceFlow>42</referenceToReferenceFlow></quantitativeReference>
<time><common:referenceYear>2024</common:referenceYear><common:dataSetValidUntil>2029</common:dataSetValidUntil></time>
</processInformation><exchanges><exchange dataSetInternalID="42"><meanAmount>1.0</meanAmount></exchange></exchanges>
<LCIAResults><LCIAResult><referenceToLCIAMethodDataSet refObjectId="a7ea142a-9749-11ed-a8fc-0242ac120002"/>
<common:other><epd:amount epd:module="A1-A3">4</epd:amount><epd:amount epd:module="D" epd:scenario="kept">-1</epd:amount>
<epd:referenceToUnitGroupDataSet><common:shortDescription>kg CO2 eqv.</common:shortDescription></epd:referenceToUnitGroupDataSet>
</common:other></LCIAResult></LCIAResults></processDataSet>"#;

/// openEPD.
pub const OPEN_EPD: &str = r#"{"doctype":"openEPD","openepd_version":"0.1","id":"1u7zsed8","product_name":"Panel","product_sku":"P-1",
"manufacturer":{"name":"Example Timber"},"declared_unit":{"qty":1,"unit":"m3"},"kg_per_declared_unit":{"qty":470,"unit":"kg"},
"kg_C_biogenic_per_declared_unit":{"qty":219.94,"unit":"kg"},"date_of_issue":"2025-03-01T00:00:00Z",
"valid_until":"2030-02-28T00:00:00Z","compliance":[{"short_name":"EN 15804+A2"}],"pcr":{"name":"Wood products"},
"impacts":{"TRACI 2.1":{"gwp":{"A1A2A3":{"mean":-600,"unit":"kgCO2e"}}},
"EF 3.1":{"gwp":{"A1A2A3":{"mean":-647.42,"unit":"kgCO2e","rsd":0.1,"dist":"log-normal"},"A4":{"mean":7.5,"unit":"kgCO2e"},
"D":{"mean":-11.1,"unit":"kgCO2e"},"C_scenarios":[{"name":"Landfill","C4":{"mean":3.5,"unit":"kgCO2e"}}]},
"gwp-fossil":{"A1A2A3":{"mean":150.5,"unit":"kgCO2e"}},"gwp-biogenic":{"A1A2A3":{"mean":-798.0,"unit":"kgCO2e"}},
"gwp-luluc":{"A1A2A3":{"mean":0.08,"unit":"kgCO2e"}}}}}"#;

/// A UNTP digital conformity credential.
pub const DCC: &str = r#"{"type":["DigitalConformityCredential","VerifiableCredential"],
"@context":["https://www.w3.org/ns/credentials/v2","https://test.uncefact.org/vocabulary/untp/dcc/0.6.0/"],
"id":"https://cab.example/1","issuer":{"id":"did:web:cab.example","name":"Example CAB"},
"validFrom":"2026-01-01T00:00:00Z","validUntil":"2028-01-01T00:00:00Z",
"credentialSubject":{"id":"https://cab.example/a/1","issuedToParty":{"id":"https://timber.example","name":"Example Timber"},
"assessment":[{"id":"https://cab.example/a/1/1","conformance":true,"conformityTopic":"environment.emissions",
"declaredValue":[{"metricName":"Carbon footprint per 1 m3","metricValue":{"value":12.5,"unit":"KGM"},"accuracy":0.1}],
"assessedProduct":[{"product":{"id":"urn:gtin:6901234567892","name":"Panel"}}]}]}}"#;

/// All of them.
pub const ALL: [&str; 6] = [PACT, CATENA_X, ILCD, XML, OPEN_EPD, DCC];
