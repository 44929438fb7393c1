/** What is made of a package's data at the build (scripts/packageData.ts). */
declare module "virtual:package-data/*" {
  const data: string;
  export default data;
}
